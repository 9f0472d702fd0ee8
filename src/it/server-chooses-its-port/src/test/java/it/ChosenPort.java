package it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import it.client.Client;
import org.junit.jupiter.api.Test;

/** What a test of such a server can rely on. */
abstract class ChosenPort {

  @Test
  void knowsThePortThatTheServerChose() {
    assertEquals("0", Client.env("PORT"));
    assertEquals("0", Client.whoami("port"));
    assertEquals(System.getProperty("e2e.port.management"), Client.env("PORT_MANAGEMENT"));
    assertNotEquals("0", System.getProperty("e2e.port"));
    assertEquals(System.getProperty("e2e.port"), System.getenv("PORT"));
    assertEquals(
        "http://127.0.0.1:" + System.getProperty("e2e.port"), System.getProperty("e2e.baseUrl"));
  }
}
