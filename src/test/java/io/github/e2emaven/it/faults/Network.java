package io.github.e2emaven.it.faults;

import io.github.e2emaven.it.Build;
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
        .filter(prefix -> Build.succeeds(with(prefix, "true")))
        .findFirst()
        .orElseThrow(() -> new NotPossible("no network of its own: unshare is not allowed"));
  }

  private static List<String> with(List<String> prefix, String command) {
    return Stream.concat(prefix.stream(), Stream.of(command)).toList();
  }
}
