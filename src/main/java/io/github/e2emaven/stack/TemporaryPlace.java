package io.github.e2emaven.stack;

import io.github.e2emaven.files.FileFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where temporary directories are made: the first directory that is usable.
 *
 * @param candidates absolute
 */
record TemporaryPlace(List<Path> candidates) {

  /** {@code sizeof(sun_path)} on Linux; the last byte is zero. */
  private static final int SOCKET_PATH = 108;

  /** What programs append: {@code /com.google.Chrome.aB3dE5/SingletonSocket} has 41 bytes. */
  private static final int APPENDED = 45;

  TemporaryPlace {
    candidates = List.copyOf(candidates);
  }

  /** Maven's own temporary directory, else {@code /tmp}. */
  static TemporaryPlace ofHost() {
    var own = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath().normalize();
    return new TemporaryPlace(List.of(own, Path.of("/tmp")));
  }

  /** The directory in which a path with a name of this length is short enough for sockets. */
  Optional<Path> directory(int nameLength) {
    return candidates.stream()
        .filter(candidate -> length(candidate) + 1 + nameLength + APPENDED < SOCKET_PATH)
        .filter(Files::isDirectory)
        .filter(Files::isWritable)
        .filter(TemporaryPlace::isSafe)
        .findFirst();
  }

  private static int length(Path path) {
    return path.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  /** Without the sticky bit, other users could put a directory of theirs in the place of ours. */
  private static boolean isSafe(Path directory) {
    try {
      return FileFacts.of(directory.toRealPath()).isSafeDirectory();
    } catch (IOException e) {
      return false;
    }
  }
}
