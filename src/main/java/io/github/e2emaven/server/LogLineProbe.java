package io.github.e2emaven.server;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** A line of the log matches; reads only what came since the last look. */
final class LogLineProbe implements ReadinessProbe {

  private static final int MAX_READ = 1 << 20;

  private final Path log;
  private final Pattern pattern;
  private long position;
  private String unfinished = "";
  private boolean found;

  LogLineProbe(Path log, String regex, long start) {
    this.log = log;
    this.pattern = Pattern.compile(regex);
    this.position = start;
  }

  @Override
  public Optional<String> missing() {
    for (var text = next(); !found && !text.isEmpty(); text = next()) {
      search(unfinished + text);
    }
    return found
        ? Optional.empty()
        : Optional.of("no line of the log matches <logLine> " + pattern);
  }

  private void search(String text) {
    found = text.lines().anyMatch(line -> pattern.matcher(line).find());
    var lastLine = text.substring(text.lastIndexOf('\n') + 1);
    unfinished = lastLine.length() > MAX_READ ? "" : lastLine;
  }

  private String next() {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(position);
      var bytes = new byte[MAX_READ];
      int count = Math.max(0, file.read(bytes));
      position += count;
      return new String(bytes, 0, count, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
