package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.client.Client;
import org.junit.jupiter.api.Test;

class CountsE2E {

  @Test
  void countsRowsOfItsModuleOnly() {
    assertEquals(1, Client.insert("mine"));
  }
}
