package it;

import org.junit.jupiter.api.Test;

class FailsE2E {

  @Test
  void fails() {
    throw new AssertionError("a forgotten goal is no green build");
  }
}
