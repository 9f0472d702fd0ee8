package it;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

abstract class BaseE2E {

  @Test
  @Tag("wanted")
  void passes() {
    Trace.of("SubjectE2E#passes");
  }

  @Test
  @Tag("wanted")
  void ends() {
    Trace.of("SubjectE2E#ends");
    fail("as it must");
  }
}
