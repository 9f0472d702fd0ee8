package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.client.Client;
import org.junit.jupiter.api.Test;

class TwoE2E {

  @Test
  void hasAServerOfItsOwn() {
    assertEquals("it.TwoE2E", Client.env("IT_TEST_FILE"));
  }
}
