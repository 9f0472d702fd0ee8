package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.client.Client;
import org.junit.jupiter.api.Test;

class OneE2E {

  @Test
  void hasAServerOfItsOwn() {
    assertEquals("it.OneE2E", Client.env("IT_TEST_FILE"));
  }
}
