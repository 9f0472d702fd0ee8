package it;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SubjectE2E {

  @Test
  @Tag("wanted")
  void passes() {
    Trace.of("SubjectE2E#passes");
  }

  @Test
  @Tag("wanted")
  void ends() {
    Trace.of("SubjectE2E#ends");
  }

  @Nested
  class Inner {

    @Test
    @Tag("wanted")
    void passes() {
      Trace.of("SubjectE2E$Inner#passes");
    }

    @Test
    void ends() {
      Trace.of("SubjectE2E$Inner#ends");
      fail("as it must");
    }
  }
}
