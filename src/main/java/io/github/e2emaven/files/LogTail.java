package io.github.e2emaven.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log, read from the end of the file, whatever its length. */
public final class LogTail {

  /** How many bytes of the end of the file are read. */
  private static final int BYTES = 32 * 1024;

  private LogTail() {}

  /** The last lines without colours and control characters; none when the log cannot be read. */
  public static List<String> read(Path log, int lines) {
    try (var channel = Files.newByteChannel(log)) {
      var text = new String(end(channel), StandardCharsets.UTF_8);
      var all = text.lines().map(LogTail::plain).filter(line -> !line.isBlank()).toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The last lines as a block for a message, with the path of the log; says so if it is empty. */
  public static String quote(Path log, int lines) {
    var tail = read(log, lines);
    return tail.isEmpty()
        ? "Nothing was logged to " + log
        : "End of " + log + ":\n  " + String.join("\n  ", tail);
  }

  private static byte[] end(SeekableByteChannel channel) throws IOException {
    channel.position(Math.max(0, channel.size() - BYTES));
    var buffer = ByteBuffer.allocate(BYTES);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // until full or at the end
    }
    var bytes = new byte[buffer.position()];
    buffer.flip().get(bytes);
    return bytes;
  }

  private static String plain(String line) {
    return line.replaceAll("\u001b\\[[0-9;?]*[ -/]*[@-~]", "")
        .replace("\t", "  ")
        .replaceAll("\\p{Cntrl}", "")
        .stripTrailing();
  }
}
