package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.files.FileTree;
import io.github.e2emaven.postgres.programs.OsUser;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.stream.Collectors;

/** Copies clusters, with the owner and the modes that PostgreSQL requires. */
final class ClusterCopy extends SimpleFileVisitor<Path> {

  private final Path source;
  private final Path target;
  private final OsUser user;
  private final Set<Path> without;

  private ClusterCopy(Path source, Path target, OsUser user, Set<String> without) {
    this.source = source;
    this.target = target;
    this.user = user;
    this.without = without.stream().map(source::resolve).collect(Collectors.toSet());
  }

  /**
   * Copies a directory to a new path, where everything belongs to the user.
   *
   * @param without names of files directly in the directory that are not copied
   * @throws IOException also when it contains anything but directories and regular files
   */
  static void copy(Path source, Path target, OsUser user, Set<String> without) throws IOException {
    Files.walkFileTree(source, new ClusterCopy(source, target, user, without));
  }

  /** Why a file is not copied. */
  static String notRegular(String name) {
    return name + " is a link or a special file, which no cluster of ours contains";
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
      throws IOException {
    user.adopt(FileTree.makePrivate(target(directory)));
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
