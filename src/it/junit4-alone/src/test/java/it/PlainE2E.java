package it;

import static org.junit.Assert.assertEquals;

import it.client.Client;
import org.junit.Ignore;
import org.junit.Test;

public class PlainE2E {

  @Test
  public void countsRows() {
    assertEquals(1, Client.insert("mine"));
  }

  @Test
  @Ignore("not yet")
  public void isIgnored() {}
}
