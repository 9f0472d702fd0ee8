package io.github.e2emaven.net;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A program that claims ports, prints them, and holds them until its input ends. */
final class PortClaimer {

  static final int COUNT = 100;

  private PortClaimer() {}

  /** Arguments: kind, directory of leases. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws IOException {
    var ports = ports(arguments[0], Path.of(arguments[1]));
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (var i = 0; i < COUNT; i++) {
      out.println(ports.claim().port());
    }
    out.println("done");
    System.in.read();
  }

  static Ports ports(String kind, Path directory) {
    return kind.equals("RESERVED")
        ? Ports.reserved()
        : Ports.leased(directory, PortRange.belowEphemeral());
  }
}
