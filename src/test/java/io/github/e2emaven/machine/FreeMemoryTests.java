package io.github.e2emaven.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Free memory of the machine and of the container. */
class FreeMemoryTests {

  @Test
  void the_tightest_memory_limit_of_a_group_counts(@TempDir Path root) throws Exception {
    Files.createDirectories(root.resolve("proc/self"));
    Files.writeString(root.resolve("proc/self/cgroup"), "0::/a/b\n");
    var group = Files.createDirectories(root.resolve("sys/fs/cgroup/a/b"));
    Files.writeString(group.resolve("memory.max"), "max\n");
    Files.writeString(group.resolve("memory.current"), "5\n");
    Files.writeString(root.resolve("sys/fs/cgroup/a").resolve("memory.max"), "1000\n");
    Files.writeString(root.resolve("sys/fs/cgroup/a").resolve("memory.current"), "700\n");
    Files.writeString(
        root.resolve("sys/fs/cgroup/a").resolve("memory.stat"), "anon 1\ninactive_file 100\n");

    assertThat(FreeMemory.inControlGroups(root)).isEqualTo(400);
    assertThat(FreeMemory.inControlGroups(root.resolve("none"))).isEqualTo(Long.MAX_VALUE);
    assertThat(FreeMemory.bytes()).isPositive();
  }
}
