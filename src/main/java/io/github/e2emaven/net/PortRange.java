package io.github.e2emaven.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A range of TCP ports.
 *
 * @param first lowest, 1..65535
 * @param last highest, at least {@code first - 1}: a range may be empty
 */
public record PortRange(int first, int last) {

  private static final int LOWEST_LEASE = 10_240;
  private static final int HIGHEST = 65_535;

  /** For other systems than Linux: the dynamic ports of RFC 6335, which macOS and Windows use. */
  private static final PortRange DYNAMIC = new PortRange(49_152, HIGHEST);

  private static final Path LINUX_SETTING = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

  /** Throws {@link IllegalArgumentException} when the bounds are no range. */
  public PortRange {
    if (first < 1 || last > HIGHEST || last < first - 1) {
      throw new IllegalArgumentException("Not a range of ports: " + first + ".." + last);
    }
  }

  /** From 10240 to just below the ephemeral ports; empty when these start lower. */
  public static PortRange belowEphemeral() {
    return new PortRange(LOWEST_LEASE, Math.max(ephemeral().first(), LOWEST_LEASE) - 1);
  }

  /** The ports that the kernel assigns by itself. */
  public static PortRange ephemeral() {
    try {
      // Line by line: this file supports only a read from its start, and readString makes several.
      var line = Files.readAllLines(LINUX_SETTING, StandardCharsets.US_ASCII).get(0);
      var bounds = line.strip().split("\\s+", -1);
      return new PortRange(Integer.parseInt(bounds[0]), Integer.parseInt(bounds[1]));
    } catch (IOException e) {
      return DYNAMIC;
    }
  }

  /** How many ports there are. */
  public int size() {
    return last - first + 1;
  }

  @Override
  public String toString() {
    return first + ".." + last;
  }
}
