package it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.client.Client;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Starts when the archive is complete. */
class CThirdE2E {

  @Test
  void hasAServerThatIsStartedFromTheArchive() throws Exception {
    assertTrue(Archives.serveThisServer());
    assertTrue(
        ManagementFactory.getRuntimeMXBean()
            .getInputArguments()
            .contains("-XX:TieredStopAtLevel=1"));
    assertEquals(System.getenv("PORT"), Client.whoami("port"));
  }
}
