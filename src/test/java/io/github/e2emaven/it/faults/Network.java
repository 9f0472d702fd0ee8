package io.github.e2emaven.it.faults;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.stream.Stream;

/** A network namespace with nothing but a loopback device. */
final class Network {

  private static final String SETTING = "/proc/sys/net/ipv4/ip_local_port_range";

  private Network() {}

  /**
   * What to put before a command, so that it runs in one.
   *
   * @param ports the range that the kernel hands out there, as two numbers
   * @throws NotPossible where the machine allows none
   */
  static List<String> with(String ports) {
    var inside = "ip link set lo up && echo " + ports + " >" + SETTING + " && exec \"$@\"";
    return Stream.of("-n", "-rn")
        .map(kind -> List.of("unshare", kind, "sh", "-c", inside, "sh"))
        .filter(Network::works)
        .findFirst()
        .orElseThrow(() -> new NotPossible("no network of its own: unshare is not allowed"));
  }

  private static boolean works(List<String> prefix) {
    var line = Stream.concat(prefix.stream(), Stream.of("true")).toList();
    try {
      var builder = new ProcessBuilder(line).redirectErrorStream(true);
      return builder.redirectOutput(Redirect.DISCARD).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
