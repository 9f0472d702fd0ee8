package io.github.e2emaven.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The guardian processes of a cache directory, which they work in. */
public final class Guardians {

  private Guardians() {}

  /** Their process ids, zombies left out. */
  public static List<Long> of(Path cache) {
    return Processes.all()
        .filter(process -> isGuardian(process, cache))
        .map(Processes::pid)
        .toList();
  }

  private static boolean isGuardian(Path process, Path cache) {
    try {
      var command =
          new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8);
      return command.contains("io.github.e2emaven.cleanup.Guardian")
          && Files.readSymbolicLink(process.resolve("cwd")).equals(cache);
    } catch (IOException e) {
      return false; // it has just ended
    }
  }
}
