package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.client.Client;
import org.junit.jupiter.api.Test;

class TwoE2E {

  @Test
  void belongsToModuleTwo() {
    assertEquals(1, Client.insert("two"));
  }
}
