package io.github.e2emaven.postgres.embedded;

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
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Copies and deletes whole directories, with the owner and the modes that PostgreSQL requires. */
public final class FileTree {

  private FileTree() {}

  /** Makes a directory of mode 0700; fails when it exists. */
  static Path makePrivate(Path directory) throws IOException {
    return Files.createDirectory(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /**
   * Copies a directory to a new path, where everything belongs to the user.
   *
   * @param without names of files directly in the directory that are not copied
   * @throws IOException also when it contains anything but directories and regular files
   */
  static void copy(Path source, Path target, OsUser user, Set<String> without) throws IOException {
    Files.walkFileTree(source, new Copy(source, target, user, without));
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

  /** Why a file is not copied. */
  static String notRegular(String name) {
    return name + " is a link or a special file, which no cluster of ours contains";
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

  private static final class Copy extends SimpleFileVisitor<Path> {
    private final Path source;
    private final Path target;
    private final OsUser user;
    private final Set<Path> without;

    private Copy(Path source, Path target, OsUser user, Set<String> without) {
      this.source = source;
      this.target = target;
      this.user = user;
      this.without = without.stream().map(source::resolve).collect(Collectors.toSet());
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      user.adopt(makePrivate(target(directory)));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (without.contains(file)) {
        return FileVisitResult.CONTINUE;
      }
      if (!attributes.isRegularFile()) {
        throw new IOException(notRegular(file.toString()));
      }
      var copy = target(file);
      Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS);
      user.adopt(copy);
      return FileVisitResult.CONTINUE;
    }

    private Path target(Path path) {
      return target.resolve(source.relativize(path).toString());
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
