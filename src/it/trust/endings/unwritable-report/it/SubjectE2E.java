package it;

import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
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
    // the name of the report is that of a directory with a file in it
    Files.createDirectories(Trace.reports().resolve("TEST-it.SubjectE2E.xml/blocked"));
    fail("as it must");
  }
}
