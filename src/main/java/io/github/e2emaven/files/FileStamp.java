package io.github.e2emaven.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What the JVM compares of a file on the class path: another size or time makes an archive void.
 */
public final class FileStamp {

  private FileStamp() {}

  /** Path, size and time of a file; a missing one has a stamp, too. */
  public static String of(Path file) {
    try {
      var facts = Files.readAttributes(file, BasicFileAttributes.class);
      return "%s %d %s".formatted(file, facts.size(), facts.lastModifiedTime());
    } catch (IOException e) {
      return file + " absent";
    }
  }
}
