package it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import it.client.Client;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConfiguredE2E {

  @Test
  @Tag("wanted")
  void getsArgLineAndVariables() {
    assertEquals("yes", System.getProperty("from.arg.line"));
    assertTrue(ManagementFactory.getRuntimeMXBean().getInputArguments().contains("-Xmx128m"));
    assertEquals(
        "http://localhost:" + System.getProperty("e2e.port") + "/shop",
        System.getProperty("shop.url"));
    assertEquals(System.getenv("E2E_SLOT"), System.getProperty("shop.slot"));
    assertEquals(Client.whoami("database"), System.getenv("SHOP_DATABASE"));
  }

  @Test
  void isNotWanted() {
    fail("The groups of Failsafe's configuration are ignored.");
  }
}
