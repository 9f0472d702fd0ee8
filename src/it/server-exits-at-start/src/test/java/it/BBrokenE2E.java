package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.client.Client;
import org.junit.jupiter.api.Test;

class BBrokenE2E {

  @Test
  void countsNothing() {
    assertEquals(0, Client.count());
  }
}
