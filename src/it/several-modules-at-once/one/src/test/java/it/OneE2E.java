package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.client.Client;
import org.junit.jupiter.api.Test;

class OneE2E {

  @Test
  void belongsToModuleOne() {
    assertEquals(1, Client.insert("one"));
  }
}
