package io.github.e2emaven.server;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A line of the log matches. Reads only what was appended since the last look. */
final class LogLineProbe implements ReadinessProbe {

  private static final int MAX_READ = 1 << 20;

  private final Path log;
  private final Pattern pattern;
  private long position;
  private boolean found;

  LogLineProbe(Path log, String regex, long start) {
    this.log = log;
    this.pattern = Pattern.compile(regex);
    this.position = start;
  }

  @Override
  public Optional<String> missing() {
    var before = -1L;
    while (!found && position != before) {
      before = position;
      look();
    }
    return found
        ? Optional.empty()
        : Optional.of("no line of the log matches <logLine> " + pattern);
  }

  /** Advances by whole lines only: the rest of a line, or of a character, may be missing yet. */
  private void look() {
    var bytes = next();
    found =
        new String(bytes, StandardCharsets.UTF_8)
            .lines()
            .anyMatch(line -> pattern.matcher(line).find());
    int whole = bytes.length;
    while (whole > 0 && bytes[whole - 1] != '\n') {
      whole--;
    }
    position += whole == 0 && bytes.length == MAX_READ ? MAX_READ : whole;
  }

  private byte[] next() {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(position);
      var bytes = new byte[MAX_READ];
      return Arrays.copyOf(bytes, Math.max(0, file.read(bytes)));
    } catch (IOException e) {
      return new byte[0];
    }
  }
}
