package it;

import org.junit.jupiter.api.Test;

/** Ends at once. */
class QuickE2E {

  @Test
  void passes() {}
}
