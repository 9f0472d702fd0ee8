package it;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SubjectE2E {

  @Test
  @Tag("manual")
  void ends() {
    Trace.of("SubjectE2E#ends");
    fail("as it must");
  }
}
