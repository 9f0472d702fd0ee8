package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.client.Client;
import org.junit.jupiter.api.Test;

class OtherE2E {

  @Test
  void startsWithTheSameRows() {
    assertEquals(4, Client.insert("mine"));
  }
}
