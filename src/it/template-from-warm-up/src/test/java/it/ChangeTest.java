package it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ChangeTest {

  @Test
  void changesWhatTheTemplateIsMadeOfOrTheTemplateItself() throws IOException {
    switch (System.getProperty("it.change", "nothing")) {
      case "class" -> addClass();
      case "cache" -> cutOff();
      default -> {}
    }
  }

  private static void addClass() throws IOException {
    var classes = Files.createDirectories(Path.of("target/classes/it"));
    Files.copy(Path.of("target/test-classes/it/OneE2E.class"), classes.resolve("Added.class"));
  }

  private static void cutOff() throws IOException {
    try (var kept = Files.newDirectoryStream(Path.of("target/cache"), "template-*")) {
      for (var template : kept) {
        Files.write(template.resolve("data.tar"), new byte[1 << 20]);
      }
    }
  }
}
