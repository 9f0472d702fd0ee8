package it;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SubjectListE2E {

  @Test
  @Tag("wanted")
  void passes() {
    Trace.of("SubjectListE2E#passes");
  }

  @Test
  void untagged() {
    Trace.of("SubjectListE2E#untagged");
  }
}
