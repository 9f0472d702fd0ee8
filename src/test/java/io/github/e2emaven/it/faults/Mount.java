package io.github.e2emaven.it.faults;

import io.github.e2emaven.it.Build;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Small file systems that only one command and its children see. */
public final class Mount {

  private static final List<String> PRIVATE =
      List.of("unshare", "--mount", "--propagation", "private");

  private Mount() {}

  /**
   * What to put before a command.
   *
   * @param size as {@code tmpfs(5)} reads it; other mount options may follow
   * @throws NotPossible when this user may not mount
   */
  public static List<String> over(Path directory, String size) {
    var mount = mount(directory, size);
    if (!isPossible(mount)) {
      throw new NotPossible("no file system can be mounted here");
    }
    return Stream.concat(
            PRIVATE.stream(), Stream.of("sh", "-c", mount + " && exec \"$@\"", "mount"))
        .toList();
  }

  /** The same for a process that has a mount namespace of its own already. */
  static void into(long process, Path directory, String size) {
    var mount =
        List.of("nsenter", "-t", "" + process, "--mount", "sh", "-c", mount(directory, size));
    if (!Build.succeeds(mount)) {
      throw new AssertionError("cannot mount over " + directory + " for process " + process);
    }
  }

  private static String mount(Path directory, String size) {
    return "mount -t tmpfs -o mode=1777,size=" + size + " tmpfs '" + directory + "'";
  }

  private static boolean isPossible(String mount) {
    return Build.succeeds(Stream.concat(PRIVATE.stream(), Stream.of("sh", "-c", mount)).toList());
  }
}
