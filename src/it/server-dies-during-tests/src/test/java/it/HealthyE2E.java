package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.client.Client;
import org.junit.jupiter.api.Test;

class HealthyE2E {

  @Test
  void isNotDisturbed() {
    assertEquals(1, Client.insert("mine"));
  }
}
