package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.client.Client;
import org.junit.jupiter.api.Test;

class CNeverE2E {

  @Test
  void countsNothing() {
    assertEquals(0, Client.count());
  }
}
