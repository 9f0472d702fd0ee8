package io.github.e2emaven.it.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Small file systems that only one command and its children see. */
final class Mount {

  private static final List<String> PRIVATE =
      List.of("unshare", "--mount", "--propagation", "private");

  private Mount() {}

  /**
   * What to put before a command.
   *
   * @param size as {@code tmpfs(5)} reads it
   * @throws NotPossible when this user may not mount
   */
  static List<String> over(Path directory, String size) {
    var mount = "mount -t tmpfs -o mode=1777,size=" + size + " tmpfs '" + directory + "'";
    if (!isPossible(mount)) {
      throw new NotPossible("no file system can be mounted here");
    }
    return Stream.concat(
            PRIVATE.stream(), Stream.of("sh", "-c", mount + " && exec \"$@\"", "mount"))
        .toList();
  }

  private static boolean isPossible(String mount) {
    try {
      var command = Stream.concat(PRIVATE.stream(), Stream.of("sh", "-c", mount)).toList();
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
