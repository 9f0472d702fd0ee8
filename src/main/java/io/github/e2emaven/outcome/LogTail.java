package io.github.e2emaven.outcome;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, read from its end: logs may be larger than memory. */
public final class LogTail {

  private static final int BYTES = 16 * 1024;

  private LogTail() {}

  /**
   * The last lines.
   *
   * @param log the file
   * @param lines at most that many
   * @return in the file's order; empty when there is no such file or it cannot be read
   */
  public static List<String> of(Path log, int lines) {
    if (!Files.isRegularFile(log)) {
      return List.of();
    }
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      var bytes = new byte[(int) Math.min(BYTES, file.length())];
      file.seek(file.length() - bytes.length);
      file.readFully(bytes);
      var all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The last lines as a block for a message, with the path of the log; says so if empty. */
  public static String quote(Path log, int lines) {
    var tail = of(log, lines);
    return tail.isEmpty()
        ? "Nothing was logged to " + log
        : "End of " + log + ":\n  " + String.join("\n  ", tail);
  }
}
