package it;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class FillsE2E {

  @Test
  void passes() {}

  @Test
  @EnabledIfSystemProperty(named = "it.fills", matches = "true")
  void fillsTheDiskAndFails() {
    var block = new byte[1 << 16];
    var path = Path.of("target/block");
    if (Boolean.getBoolean("it.frees")) {
      path.toFile().deleteOnExit();
    }
    try (var file = Files.newOutputStream(path)) {
      while (true) {
        file.write(block);
      }
    } catch (IOException e) {
      fail("as it must", e);
    }
  }
}
