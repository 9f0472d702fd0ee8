package it;

import static org.junit.jupiter.api.Assertions.assertFalse;

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
    assertFalse(Trace.isFirst());
  }
}
