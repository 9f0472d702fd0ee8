package it;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
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
  void ends() {
    Trace.of("SubjectE2E#ends");
    var block = new byte[1 << 16];
    try (var file = Files.newOutputStream(Trace.reports().resolve("block"))) {
      while (true) {
        file.write(block);
      }
    } catch (IOException e) {
      fail("as it must", e);
    }
  }
}
