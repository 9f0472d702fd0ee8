package it;

import static org.testng.Assert.assertEquals;

import it.client.Client;
import org.testng.annotations.Test;

public class PlainE2E {

  @Test
  public void startsWithoutRows() {
    assertEquals(Client.count(), 0);
  }
}
