package it;

import org.junit.jupiter.api.Test;

class NeverE2E {

  @Test
  void neverRuns() {
    throw new AssertionError("not skipped");
  }
}
