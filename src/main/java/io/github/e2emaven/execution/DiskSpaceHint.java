package io.github.e2emaven.execution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Why a report may be missing or damaged although all tests ran. */
final class DiskSpaceHint {

  /** Surefire writes a report at one go; a smaller remainder is no room for any. */
  private static final long ROOM = 64 << 10;

  private DiskSpaceHint() {}

  /** What to add to a message about a directory, empty when its disk has room. */
  static String hint(Path directory) {
    try {
      long left = Files.getFileStore(directory).getUsableSpace();
      return left < ROOM
          ? ". The disk that it lies on is full: %d KiB are left".formatted(left >> 10)
          : "";
    } catch (IOException e) {
      return ""; // there is no such directory, which is told already
    }
  }
}
