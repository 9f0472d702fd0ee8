package io.github.e2emaven.postgres.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a program of PostgreSQL works and what it says.
 *
 * @param directory its working directory
 * @param log its output
 */
record ToolDirectory(Path directory, Path log) {

  private static final int LINES = 20;
  private static final long BYTES = 16_384;

  /** The end of the log, indented, for a message that ends with it. */
  String lastLines() {
    try {
      var lines = tail();
      return lines.isEmpty()
          ? "Its log is empty: " + log
          : lines.stream().collect(Collectors.joining("\n  ", "Last lines of its log:\n  ", ""));
    } catch (IOException e) {
      return "Its log cannot be read: " + e;
    }
  }

  /** Whether one of the last lines holds this text. */
  boolean says(String text) throws IOException {
    return tail().stream().anyMatch(line -> line.contains(text));
  }

  private List<String> tail() throws IOException {
    if (!Files.exists(log)) {
      return List.of();
    }
    try (var channel = Files.newByteChannel(log)) {
      channel.position(Math.max(0, channel.size() - BYTES));
      var bytes = java.nio.channels.Channels.newInputStream(channel).readAllBytes();
      var lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    }
  }
}
