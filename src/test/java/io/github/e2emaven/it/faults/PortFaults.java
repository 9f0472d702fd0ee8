package io.github.e2emaven.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.it.ItAttempt;
import io.github.e2emaven.it.ItRecord;
import io.github.e2emaven.it.ItRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Ports that servers cannot have. */
final class PortFaults {

  private static final String FIRST_ROBBED = "-Dit.fault=robbed@it.FirstE2E";

  private static final Path RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

  private PortFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of("The server disables SO_REUSEADDR", PortFaults::reuseOff),
        Fault.of("The server chooses its port; its tests leak another server", PortFaults::zero),
        Fault.of("Another program takes the server's port, twice", PortFaults::robbedTwice),
        Fault.of("Another program takes the server's port, each time", PortFaults::robbedEachTime),
        Fault.of("No port is left in the kernel's range", PortFaults::noPort),
        Fault.of(
            "No leased port is left for a server that disables SO_REUSEADDR", PortFaults::noLease),
        Fault.of("Two users of one host lease ports at the same time", PortFaults::twoUsers));
  }

  private static void reuseOff(Scene scene) throws IOException {
    var build = scene.verify("-Dit.reuse=false");
    scene.awaitEnd(build);
    assertThat(build.console()).contains("BUILD SUCCESS").contains("SO_REUSEADDR");
    var ports = record(scene).attempts().stream().map(one -> one.port()).toList();
    var kernel = Integer.parseInt(Files.readAllLines(RANGE).get(0).split("\\s+", -1)[0]);
    assertThat(ports).hasSize(4).allMatch(port -> port < kernel);
  }

  private static void zero(Scene scene) throws IOException {
    var build = scene.verify("-De2e.server.port=0", "-Dit.act=leave:server");
    scene.awaitEnd(build);
    assertThat(build.console()).contains("BUILD SUCCESS");
    record(scene).sharesNothing();
  }

  private static void robbedTwice(Scene scene) throws IOException {
    try (var thief = PortThief.start(scene.project(), 2)) {
      var build = scene.verify(FIRST_ROBBED);
      scene.awaitEnd(build);
      assertThat(build.console())
          .contains("BUILD SUCCESS")
          .containsPattern(taken("FirstE2E", thief));
      assertThat(record(scene).endings("FirstE2E")).containsExactly("PASSED");
      assertThat(thief.isAlive()).as("the other program is left alone").isTrue();
    }
  }

  /** One server ends because of it, the other never listens although its port answers. */
  private static void robbedEachTime(Scene scene) throws IOException {
    try (var thief = PortThief.start(scene.project(), 99)) {
      var build = scene.verify(FIRST_ROBBED + ",robbed-idle@it.SecondE2E");
      scene.awaitEnd(build);
      assertThat(build.console()).contains("E2E infrastructure broke");
      var record = record(scene);
      for (var name : List.of("FirstE2E", "SecondE2E")) {
        assertThat(record.endings(name)).containsExactly("STACK_SETUP_FAILED");
        assertThat(record.attempts(name).get(0).message())
            .contains("3 times")
            .containsPattern("Port \\d+")
            .contains("process " + thief.pid() + " (")
            .contains("target/wanted 99)");
      }
      assertThat(record.endings("ThirdE2E")).containsExactly("PASSED");
      assertThat(thief.isAlive()).as("the other program is left alone").isTrue();
    }
  }

  private static String taken(String name, PortThief thief) {
    return name
        + ": Port \\d+ of the server was taken by process "
        + thief.pid()
        + " \\(.*target/wanted 2\\)";
  }

  private static void noPort(Scene scene) throws IOException {
    exhausted(scene, "40000 40009", "40000..40009", true);
  }

  private static void noLease(Scene scene) throws IOException {
    exhausted(scene, "10243 60999", "10240..10242", false);
  }

  /** More ports a stack than there are, in a network of its own: the machine's is not touched. */
  private static void exhausted(Scene scene, String kernel, String range, boolean reuse)
      throws IOException {
    var ports = "-De2e.ports=" + String.join(",", "abcdefghijkl".split(""));
    var build =
        scene.verifyWithin(
            Network.with(kernel), ports, "-De2e.database.skip=true", "-Dit.reuse=" + reuse);
    scene.awaitEnd(build);
    assertThat(build.console()).contains("E2E infrastructure broke").contains("No free port");
    assertThat(record(scene).attempts().stream().map(ItAttempt::message).toList().toString())
        .contains("No free port in the range " + range)
        .contains("widen the range")
        .contains("net.ipv4.ip_local_port_range");
  }

  private static void twoUsers(Scene scene) throws IOException {
    try (var user = OtherUser.with(scene.project(), scene.repository())) {
      var ours = scene.verify("-Dit.reuse=false", "-Dit.act=wait");
      var his = user.start(scene, "-Dit.reuse=false", "-Dit.act=wait");
      scene.awaitAtWork(2);
      scene.awaitAtWork(user.home(), 2);
      scene.go();
      Files.createFile(user.home().resolve("target/go"));
      scene.awaitEnd(ours);
      scene.awaitEnd(his);
      for (var build : List.of(ours, his)) {
        assertThat(build.console()).contains("BUILD SUCCESS").contains("lock-file leases");
      }
      assertThat(Files.getAttribute(Path.of("/tmp/e2e-maven-plugin-ports"), "unix:mode"))
          .isEqualTo(041777);
    }
  }

  private static ItRecord record(Scene scene) {
    return ItRun.of(scene.project().toFile()).record();
  }
}
