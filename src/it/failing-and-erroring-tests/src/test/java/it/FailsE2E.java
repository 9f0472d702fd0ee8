package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.client.Client;
import org.junit.jupiter.api.Test;

class FailsE2E {

  @Test
  void isFine() {
    assertEquals(1, Client.insert("mine"));
  }

  @Test
  void miscounts() {
    assertEquals(-5, Client.count(), "rows in the shop");
  }
}
