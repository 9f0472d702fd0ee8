package it;

import org.junit.jupiter.api.Test;

/** Tests that no include selects. */
class SmokeChecks {

  @Test
  void passes() {
    Trace.of("SmokeChecks#passes");
  }
}
