package it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.client.Client;
import org.junit.jupiter.api.Test;

/** Starts when the archive is complete. */
class DFourthE2E {

  @Test
  void hasAServerThatIsStartedFromTheArchive() throws Exception {
    assertTrue(Archives.serveThisServer());
    assertEquals(System.getenv("PORT"), Client.whoami("port"));
  }
}
