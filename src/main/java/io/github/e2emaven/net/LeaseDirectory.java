package io.github.e2emaven.net;

import io.github.e2emaven.files.FileFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The directory of the lock files of leased ports, one file per port. The files are never deleted.
 *
 * @param shared for all users of this host, because they share its ports; null when there is no
 *     place for it
 * @param own instead, when another user could replace files in the shared one; null for none
 */
public record LeaseDirectory(@Nullable Path shared, @Nullable Path own) {

  private static final Path TEMPORARY = Path.of("/tmp");
  private static final String NAME = "e2e-maven-plugin-ports";
  private static final int FOR_ALL = 01777;
  private static final int FOR_ONE = 0700;

  /**
   * The directory of this host.
   *
   * @param own of this user only: used on a system without a safe {@code /tmp}, or when another
   *     user has placed something else under the name of the shared directory
   */
  public static LeaseDirectory ofHost(Path own) {
    return in(TEMPORARY, own);
  }

  static LeaseDirectory in(Path temporary, Path own) {
    try {
      var real = temporary.toRealPath();
      var safe = FileFacts.of(real).isSafeDirectory() && Files.isWritable(real);
      return new LeaseDirectory(safe ? real.resolve(NAME) : null, own);
    } catch (IOException e) {
      return new LeaseDirectory(null, own);
    }
  }

  /**
   * The real path of the directory, which is created when it does not exist.
   *
   * @throws PortsExhaustedException when it cannot be used
   */
  Path open() {
    return usable(shared, FOR_ALL).or(() -> usable(own, FOR_ONE)).orElseThrow(this::unusable);
  }

  private static Optional<Path> usable(@Nullable Path directory, int mode) {
    if (directory == null) {
      return Optional.empty();
    }
    try {
      var real = create(directory, mode);
      return FileFacts.of(real).isSafeDirectory() && Files.isWritable(real)
          ? Optional.of(real)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Under the real path of its parent: a link in place of the directory itself is not followed. */
  private static Path create(Path directory, int mode) throws IOException {
    var parent = directory.toAbsolutePath().getParent();
    var real = Files.createDirectories(parent).toRealPath().resolve(directory.getFileName());
    if (FileFacts.find(real).isEmpty()) {
      Files.createDirectory(real);
      setMode(real, mode);
    }
    return real;
  }

  /**
   * Sets the mode of a file that only this user and root can replace, whatever the umask. Follows
   * links.
   */
  static void setMode(Path path, int mode) throws IOException {
    if (FileFacts.hasModes(path)) {
      Files.setAttribute(path, "unix:mode", mode);
    }
  }

  private PortsExhaustedException unusable() {
    var last = own == null ? shared : own;
    return new PortsExhaustedException(
        ("Cannot lease a port: cannot use the directory of the lock files, %s (%s). Delete it, or"
                + " set <cacheDirectory> to a directory of your own")
            .formatted(last, problem(last)),
        null);
  }

  private static String problem(@Nullable Path directory) {
    return Optional.ofNullable(directory)
        .flatMap(FileFacts::find)
        .map(LeaseDirectory::problem)
        .orElse("it cannot be created");
  }

  private static String problem(FileFacts facts) {
    if (!facts.isDirectory()) {
      return "not a directory";
    }
    return facts.isSafeDirectory()
        ? "not writable for this user"
        : "user %d owns it, and its mode is %o".formatted(facts.owner(), facts.mode() & 07777);
  }
}
