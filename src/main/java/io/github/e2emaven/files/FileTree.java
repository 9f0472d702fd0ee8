package io.github.e2emaven.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Makes, measures and deletes whole directories. */
public final class FileTree {

  private FileTree() {}

  /** Makes a directory that only this user can enter; fails when it exists. */
  public static Path makePrivate(Path directory) throws IOException {
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    return FileFacts.hasModes(directory)
        ? Files.createDirectory(directory, owner)
        : Files.createDirectory(directory);
  }

  /**
   * Deletes a directory, if it exists, with everything in it. Follows no link, not even one that
   * takes the place of a directory meanwhile.
   */
  public static void delete(Path directory) throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(directory);
      return;
    }
    try (var entries = Files.newDirectoryStream(directory)) {
      if (entries instanceof SecureDirectoryStream<Path> secure) {
        TreeDeletion.empty(secure);
      }
    }
    Files.walkFileTree(directory, new Delete());
  }

  /** The bytes of all files in a directory; what links point to does not count. */
  public static long size(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  private static final class Delete extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
      // the last backends of a killed server still delete files
      if (problem instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw problem;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
        throws IOException {
      if (problem != null) {
        throw problem;
      }
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
