package io.github.e2emaven.server.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.CRC32C;

/**
 * What is noted beside an archive when it is complete.
 *
 * @param bytes of the archive, 0 when there is none
 * @param checksum of its bytes
 * @param duration of making it
 * @param failure why there is none; empty when there is one
 */
record ArchiveNote(long bytes, long checksum, Duration duration, String failure) {

  private static final String FILE = "archive.properties";

  /** Of an archive that is complete. */
  static ArchiveNote of(Path archive, Duration duration) throws IOException {
    return new ArchiveNote(Files.size(archive), checksum(archive), duration, "");
  }

  /** That no archive could be made. */
  static ArchiveNote failed(String why) {
    return new ArchiveNote(0, 0, Duration.ZERO, why);
  }

  /** The note of a directory; empty when there is none, or when it is damaged. */
  static Optional<ArchiveNote> read(Path directory) throws IOException {
    var values = new Properties();
    try (var in = Files.newInputStream(directory.resolve(FILE))) {
      values.load(in);
      return Optional.of(
          new ArchiveNote(
              Long.parseLong(values.getProperty("bytes")),
              Long.parseLong(values.getProperty("checksum")),
              Duration.ofMillis(Long.parseLong(values.getProperty("milliseconds"))),
              values.getProperty("failure", "")));
    } catch (NoSuchFileException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  void write(Path directory) throws IOException {
    var values = new Properties();
    values.setProperty("bytes", Long.toString(bytes));
    values.setProperty("checksum", Long.toString(checksum));
    values.setProperty("milliseconds", Long.toString(duration.toMillis()));
    values.setProperty("failure", failure);
    try (var out = Files.newOutputStream(directory.resolve(FILE))) {
      values.store(out, null);
    }
  }

  /** Whether the archive is the one that this was noted of. */
  boolean matches(Path archive) throws IOException {
    return Files.exists(archive) && Files.size(archive) == bytes && checksum(archive) == checksum;
  }

  private static long checksum(Path file) throws IOException {
    var sum = new CRC32C();
    var buffer = ByteBuffer.allocateDirect(1 << 20);
    try (var channel = FileChannel.open(file)) {
      while (channel.read(buffer) >= 0) {
        sum.update(buffer.flip());
        buffer.clear();
      }
    }
    return sum.getValue();
  }
}
