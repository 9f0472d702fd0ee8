package io.github.e2emaven.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Memory left in this process's control groups, version 2 (memory.max less memory.current, with
 * reclaimable file pages counted as free).
 *
 * @param root the root directory, another one in tests
 */
record CgroupMemory(Path root) {

  /**
   * The tightest limit of the group and its ancestors; {@link Long#MAX_VALUE} when there is none.
   */
  long freeBytes() {
    var mount = root.resolve("sys/fs/cgroup");
    var free = LongStream.builder();
    @Nullable Path group = mount.resolve(ownGroup()).normalize();
    while (group != null && group.startsWith(mount)) {
      free.add(freeBytes(group));
      group = group.getParent();
    }
    return free.build().min().orElse(Long.MAX_VALUE);
  }

  private String ownGroup() {
    return lines(root.resolve("proc/self/cgroup")).stream()
        .filter(line -> line.startsWith("0::/"))
        .map(line -> line.substring("0::/".length()))
        .findFirst()
        .orElse("");
  }

  private static long freeBytes(Path group) {
    var limit = number(lines(group.resolve("memory.max")), "");
    var used = number(lines(group.resolve("memory.current")), "");
    var reclaimable = number(lines(group.resolve("memory.stat")), "inactive_file ");
    return limit < 0 || used < 0 ? Long.MAX_VALUE : limit - used + Math.max(0, reclaimable);
  }

  /** The digits after the prefix; -1 for no such line, or {@code max}. */
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
