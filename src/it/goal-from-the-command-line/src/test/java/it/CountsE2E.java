package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.client.Client;
import org.junit.jupiter.api.Test;

class CountsE2E {

  @Test
  void countsRows() {
    assertEquals(Integer.getInteger("it.count", 1), Client.insert("mine"));
  }
}
