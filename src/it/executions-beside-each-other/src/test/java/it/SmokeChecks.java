package it;

import org.junit.jupiter.api.Test;

/** Tests that neither an include of this plugin nor one of Surefire selects. */
class SmokeChecks {

  @Test
  void passes() {}
}
