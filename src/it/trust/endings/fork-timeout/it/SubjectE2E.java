package it;

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
  void ends() throws Exception {
    Trace.of("SubjectE2E#ends");
    Thread.sleep(20_000);
  }
}
