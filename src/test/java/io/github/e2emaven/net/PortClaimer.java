package io.github.e2emaven.net;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A program that claims ports, prints them, and holds them until its input ends. */
final class PortClaimer {

  static final int COUNT = 100;

  private PortClaimer() {}

  /** Takes RESERVED, LEASED or a range of leases, and the directory of leases. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws IOException {
    var ports = ports(arguments[0], Path.of(arguments[1]));
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      for (var i = 0; i < COUNT; i++) {
        out.println(ports.claim().port());
      }
      out.println("done");
    } catch (PortsExhaustedException e) {
      out.println("done");
    }
    System.in.read();
  }

  static PortSource ports(String kind, Path directory) {
    return switch (kind) {
      case "RESERVED" -> new ReservedPorts();
      case "LEASED" ->
          new LeasedPorts(new LeaseDirectory(directory, null), PortRange.belowEphemeral());
      default -> new LeasedPorts(new LeaseDirectory(directory, null), range(kind));
    };
  }

  private static PortRange range(String text) {
    var dots = text.indexOf("..");
    var last = Integer.parseInt(text.substring(dots + 2));
    return new PortRange(Integer.parseInt(text.substring(0, dots)), last);
  }
}
