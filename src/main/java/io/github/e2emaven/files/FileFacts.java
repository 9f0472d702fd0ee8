package io.github.e2emaven.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What one look at a path finds there itself, never what a link at this path points to. On systems
 * without user ids, everything belongs to the user of this JVM.
 *
 * @param owner user id
 * @param mode type and permissions, as in {@code st_mode}
 * @param links number of names of the file
 */
public record FileFacts(int owner, int mode, int links) {

  private static final int ROOT = 0;
  private static final int TYPE = 0170000;
  private static final int REGULAR = 0100000;
  private static final int DIRECTORY = 0040000;
  private static final int STICKY = 01000;
  private static final int OTHERS_WRITE = 0022;

  /**
   * Looks at a path.
   *
   * @throws IOException when nothing exists there, or it is out of reach
   */
  public static FileFacts of(Path path) throws IOException {
    return CurrentUser.hasOwners(path) ? ofUnix(path) : ofOthers(path);
  }

  /** Whether files have owners and modes on the system of this path. */
  public static boolean hasModes(Path path) {
    return CurrentUser.hasOwners(path);
  }

  /** Looks at a path where nothing may exist. */
  public static Optional<FileFacts> find(Path path) {
    try {
      return Optional.of(of(path));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static FileFacts ofUnix(Path path) throws IOException {
    var found = Files.readAttributes(path, "unix:uid,mode,nlink", NOFOLLOW_LINKS);
    return new FileFacts(number(found, "uid"), number(found, "mode"), number(found, "nlink"));
  }

  private static int number(Map<String, Object> found, String name) {
    return (Integer) Objects.requireNonNull(found.get(name));
  }

  private static FileFacts ofOthers(Path path) throws IOException {
    var found = Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
    int type = found.isRegularFile() ? REGULAR : found.isDirectory() ? DIRECTORY : 0;
    return new FileFacts(CurrentUser.id(), type | 0700, 1);
  }

  /** Whether it is a regular file with this name only: no link, FIFO, socket or device. */
  public boolean isPlainFile() {
    return (mode & TYPE) == REGULAR && links == 1;
  }

  /** Whether it is a directory, and no link to one. */
  public boolean isDirectory() {
    return (mode & TYPE) == DIRECTORY;
  }

  /** Whether the user of this JVM owns it. */
  public boolean isOwn() {
    return owner == CurrentUser.id();
  }

  /** Whether root owns it. */
  public boolean isRoots() {
    return owner == ROOT;
  }

  /** Whether others can write to it: to a directory, new files. */
  public boolean isShared() {
    return (mode & OTHERS_WRITE) != 0;
  }

  /**
   * Whether it is a directory in which only root and this user can replace files that they own: it
   * belongs to one of them, and it is sticky if others can write to it.
   */
  public boolean isSafeDirectory() {
    return isDirectory() && (isOwn() || isRoots()) && (!isShared() || (mode & STICKY) != 0);
  }

  /** Whether it is a directory that only this user, and root, can change. */
  public boolean isPrivateDirectory() {
    return isDirectory() && isOwn() && !isShared();
  }
}
