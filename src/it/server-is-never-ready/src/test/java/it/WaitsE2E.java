package it;

import org.junit.jupiter.api.Test;

class WaitsE2E {

  @Test
  void neverRuns() {
    throw new AssertionError("There is no server.");
  }
}
