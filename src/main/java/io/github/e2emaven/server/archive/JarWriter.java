package io.github.e2emaven.server.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Writes a jar. The file gets a fixed time, so that the same content written again is the same. */
final class JarWriter implements AutoCloseable {

  /** The time of every file that is written here. */
  static final FileTime TIME = FileTime.from(Instant.parse("1990-01-01T00:00:00Z"));

  private final Path file;
  private final JarOutputStream out;

  JarWriter(Path file, Manifest manifest) throws IOException {
    this.file = file;
    this.out = new JarOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), manifest);
  }

  /** Whether a file exists and has the fixed time. */
  static boolean isDated(Path file) throws IOException {
    return Files.exists(file) && Files.getLastModifiedTime(file).equals(TIME);
  }

  /**
   * Adds an entry.
   *
   * @param name ends with a slash for a directory
   */
  void add(String name, FileTime time, InputStream content) throws IOException {
    var entry = new JarEntry(name);
    entry.setLastModifiedTime(time);
    out.putNextEntry(entry);
    content.transferTo(out);
    out.closeEntry();
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.setLastModifiedTime(file, TIME);
  }
}
