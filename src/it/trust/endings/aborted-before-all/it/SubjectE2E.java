package it;

import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SubjectE2E {

  @BeforeAll
  static void aborts() {
    abort("as it must");
  }

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
}
