package it;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SubjectE2E {

  private static final int NUMBER = Integer.parseInt("as it must");

  @Test
  @Tag("wanted")
  void passes() {
    Trace.of("SubjectE2E#passes");
  }

  @Test
  @Tag("wanted")
  void ends() {
    Trace.of("SubjectE2E#ends");
    Integer.toString(NUMBER);
  }
}
