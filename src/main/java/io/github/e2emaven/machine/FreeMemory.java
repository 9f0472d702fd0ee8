package io.github.e2emaven.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;

/** The memory that new processes can use: the less of the machine's and the container's. */
public final class FreeMemory {

  private FreeMemory() {}

  /** Bytes that new processes can take without swapping and without reaching a cgroup's limit. */
  public static long bytes() {
    var machine = new SystemInfo().getHardware().getMemory().getAvailable();
    return Math.min(machine, inControlGroups(Path.of("/")));
  }

  /**
   * Memory left in this process's control groups, version 2: {@code memory.max} less {@code
   * memory.current}, with reclaimable file pages counted as free. The tightest of the group and its
   * ancestors counts.
   *
   * @param root the root directory, another one in tests
   * @return {@link Long#MAX_VALUE} without any limit
   */
  static long inControlGroups(Path root) {
    var mount = root.resolve("sys/fs/cgroup");
    var free = LongStream.builder();
    @Nullable Path group = mount.resolve(ownGroup(root)).normalize();
    while (group != null && group.startsWith(mount)) {
      free.add(inGroup(group));
      group = group.getParent();
    }
    return free.build().min().orElse(Long.MAX_VALUE);
  }

  private static String ownGroup(Path root) {
    return lines(root.resolve("proc/self/cgroup")).stream()
        .filter(line -> line.startsWith("0::/"))
        .map(line -> line.substring("0::/".length()))
        .findFirst()
        .orElse("");
  }

  private static long inGroup(Path group) {
    var limit = number(lines(group.resolve("memory.max")), "");
    var used = number(lines(group.resolve("memory.current")), "");
    var reclaimable = number(lines(group.resolve("memory.stat")), "inactive_file ");
    return limit < 0 || used < 0 ? Long.MAX_VALUE : limit - used + Math.max(0, reclaimable);
  }

  /** The digits after the prefix; -1 without such a line, and for {@code max}. */
  private static long number(List<String> lines, String prefix) {
    return lines.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .filter(digits -> digits.matches("\\d{1,18}"))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(-1);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return List.of();
    }
  }
}
