package it;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

/** Starts when there is no archive yet. */
class AFirstE2E {

  @Test
  void runsWhileTheArchiveIsBuilt() throws Exception {
    assertFalse(Archives.serveThisServer());
    Archives.await();
  }
}
