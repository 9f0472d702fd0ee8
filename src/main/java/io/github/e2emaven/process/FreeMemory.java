package io.github.e2emaven.process;

import java.nio.file.Path;
import oshi.SystemInfo;

/** How much memory may still be used: by the machine's count, and by the container's. */
public final class FreeMemory {

  private FreeMemory() {}

  /** Bytes that new processes can take without swapping and without meeting a cgroup's limit. */
  public static long bytes() {
    var machine = new SystemInfo().getHardware().getMemory().getAvailable();
    return Math.min(machine, new CgroupMemory(Path.of("/")).freeBytes());
  }
}
