package it;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;

class FailsE2E {

  @Test
  void fails() {
    fail("as it must");
  }
}
