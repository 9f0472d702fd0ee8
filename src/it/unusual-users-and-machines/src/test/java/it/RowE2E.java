package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.client.Client;
import org.junit.jupiter.api.Test;

class RowE2E {

  @Test
  void theServerWritesToItsDatabase() {
    assertEquals(1, Client.insert("ä"));
  }
}
