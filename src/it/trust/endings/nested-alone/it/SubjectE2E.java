package it;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SubjectE2E {

  @Nested
  class Inner {

    @Test
    @Tag("wanted")
    void passes() {
      Trace.of("SubjectE2E$Inner#passes");
    }
  }
}
