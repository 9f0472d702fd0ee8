package io.github.e2emaven.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * The list of all files of a directory that is made once and never changed, kept in the directory
 * itself: mode, size, checksum and name, a line each. It finds files that a full disk, a crash of
 * the machine, a cleaner of old files or a copy has truncated, emptied or lost. It is no protection
 * from an owner who changes both.
 */
public final class ContentList {

  /** The name of the list in the directory. */
  static final String NAME = ".contents";

  private static final int BLOCK = 1 << 16;
  private static final String END = "end of list";

  private ContentList() {}

  /** Lists what is in a directory now. */
  public static void write(Path directory) throws IOException {
    var lines = new ArrayList<>(lines(directory));
    lines.add(END);
    Files.write(directory.resolve(NAME), lines);
  }

  /**
   * What is no longer as the list says, for a message; empty when nothing is. Files that the list
   * does not name do not count.
   */
  public static Optional<String> damage(Path directory) {
    var listed = read(directory.resolve(NAME));
    if (listed.isEmpty() || !listed.get(listed.size() - 1).equals(END)) {
      return Optional.of("its list of files, " + NAME + ", is not complete");
    }
    try {
      return difference(listed, Set.copyOf(lines(directory)));
    } catch (IOException | UncheckedIOException e) {
      return Optional.of("it cannot be read: " + e.getMessage());
    }
  }

  private static Optional<String> difference(List<String> listed, Set<String> present) {
    return listed.subList(0, listed.size() - 1).stream()
        .filter(line -> !present.contains(line))
        .map(line -> name(line) + " is missing or has changed")
        .findFirst();
  }

  private static List<String> read(Path list) {
    try {
      return Files.readAllLines(list);
    } catch (IOException e) {
      return List.of(); // missing, or not even text
    }
  }

  private static List<String> lines(Path directory) throws IOException {
    try (var paths = Files.walk(directory)) {
      var lines = new ArrayList<String>();
      for (var path : (Iterable<Path>) paths::iterator) {
        if (!path.equals(directory) && !path.equals(directory.resolve(NAME))) {
          lines.add(line(path) + ' ' + directory.relativize(path));
        }
      }
      return lines;
    }
  }

  private static String line(Path path) throws IOException {
    var facts = Files.readAttributes(path, PosixFileAttributes.class, NOFOLLOW_LINKS);
    if (facts.isSymbolicLink()) {
      return "link 0 " + checksum(Files.readSymbolicLink(path).toString());
    }
    var mode = PosixFilePermissions.toString(facts.permissions());
    return facts.isDirectory() ? mode + " 0 0" : mode + ' ' + facts.size() + ' ' + checksum(path);
  }

  private static String checksum(Path file) throws IOException {
    var sum = new CRC32C();
    var block = new byte[BLOCK];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(block); count >= 0; count = in.read(block)) {
        sum.update(block, 0, count);
      }
    } catch (AccessDeniedException e) {
      return "unreadable";
    }
    return Long.toHexString(sum.getValue());
  }

  private static String checksum(String text) {
    var sum = new CRC32C();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }

  private static String name(String line) {
    return line.split(" ", 4)[3];
  }
}
