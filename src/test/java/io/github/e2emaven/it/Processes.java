package io.github.e2emaven.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The processes of this machine, as {@code /proc} has them; zombies left out. */
final class Processes {

  private static final Path PROC = Path.of("/proc");

  private Processes() {}

  /** Their directories. */
  static Stream<Path> all() {
    try (var entries = Files.list(PROC)) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches("\\d+"))
          .filter(Processes::isLive)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static long pid(Path process) {
    return Long.parseLong(process.getFileName().toString());
  }

  /** Pid and start time: another process under the same pid has another identity. */
  static String identity(Path process) {
    var stat = text(process, "stat");
    return stat.isEmpty() ? "" : pid(process) + "@" + fields(stat).get(19);
  }

  /** The parent's pid, -1 of a process that has ended. */
  static long parent(Path process) {
    var stat = text(process, "stat");
    return stat.isEmpty() ? -1 : Long.parseLong(fields(stat).get(1));
  }

  /** The command line, shortened. */
  static String command(Path process) {
    var command = text(process, "cmdline");
    return command.length() > 120 ? command.substring(0, 120) + "…" : command;
  }

  static boolean mentions(Path process, String text) {
    return text(process, "environ").contains(text) || text(process, "cmdline").contains(text);
  }

  private static boolean isLive(Path process) {
    var stat = text(process, "stat");
    return !stat.isEmpty() && !"ZX".contains(fields(stat).get(0));
  }

  private static List<String> fields(String stat) {
    return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
  }

  // A process that has ended meanwhile reads as nothing.
  static String text(Path process, String file) {
    try {
      var bytes = Files.readAllBytes(process.resolve(file));
      return new String(bytes, StandardCharsets.UTF_8).replace('\0', ' ');
    } catch (IOException e) {
      return "";
    }
  }
}
