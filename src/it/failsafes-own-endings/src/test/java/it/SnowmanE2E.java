package it;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("\u2603")
class SnowmanE2E {

  @Test
  void fails() {
    fail("never reported");
  }
}
