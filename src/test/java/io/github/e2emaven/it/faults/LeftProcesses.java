package io.github.e2emaven.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.it.Build;
import io.github.e2emaven.it.ItRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.regex.Pattern;

/** Tests and servers that pass, but leave processes behind. */
final class LeftProcesses {

  /** It may be on its way yet: whatever leaves it behind does not wait for it. */
  private static final String SLEEPS = "[^)]*sleep 600";

  private static final Pattern KEEPER = Pattern.compile("it\\.server\\.Listen (\\d+)\\)");

  private LeftProcesses() {}

  static List<Fault> all() {
    return List.of(
        left("a child", "plain", SLEEPS),
        left("children that ignore SIGTERM", "ignores-term", "sh -c trap '' TERM; sleep 600"),
        left("an orphan", "orphan", SLEEPS),
        left("a process in a session of its own", "session", SLEEPS),
        left("a daemon, forked twice", "daemon", SLEEPS),
        left("a child with a cleared environment", "cleared", SLEEPS),
        left("a process stopped by SIGSTOP", "stopped", "sh -c kill -s STOP"),
        left("a bomb that starts 200 processes over and over", "bomb", ""),
        left("a second server", "server", "\\S+java -Xmx32m .*it.server.Listen"),
        Fault.of(
            "Tests leave what holds their output or a port; failOnLeaks", LeftProcesses::held));
  }

  /** The console names every class, and what it left. */
  private static Fault left(String title, String kind, String command) {
    return Fault.of(
        "Server and tests leave " + title,
        scene -> {
          var build = scene.verify("-Dit.act=spawn:" + kind);
          scene.awaitEnd(build);
          assertThat(build.console()).contains("BUILD SUCCESS");
          for (var name : List.of("FirstE2E", "SecondE2E", "ThirdE2E", "FourthE2E")) {
            names(build, "tests", name, command);
          }
          if (kind.equals("ignores-term")) {
            names(build, "server", "FirstE2E", command);
          }
          assertThat(scene.seen()).as("processes seen").isGreaterThan(4);
        });
  }

  /**
   * One slot, and servers that may take ten minutes to stop: a file that waited for its stack's end
   * would end no sooner. The second leak has no environment, no parent, no session of ours.
   */
  private static void held(Scene scene) throws IOException {
    var build =
        scene.verify(
            "-Dit.workers=1",
            "-De2e.failOnLeaks=true",
            "-De2e.ports=kept",
            "-De2e.server.stopTimeoutInSeconds=600",
            "-Dit.act.First=leave:ignores-term",
            "-Dit.act.Second=leave:hidden",
            "-Dit.act.Third=leave:keeper");
    scene.awaitEnd(build);
    var record = ItRun.of(scene.project().toFile()).record();
    record.files().forEach(name -> assertThat(record.endings(name)).containsExactly("PASSED"));
    names(build, "tests", "FirstE2E", "sh -c trap '' TERM; sleep 600");
    names(build, "tests", "SecondE2E", SLEEPS);
    names(build, "tests", "ThirdE2E", ".*it.server.Listen \\d+");
    assertThat(build.console())
        .doesNotContain("FourthE2E left")
        .contains("E2E tests failed: 4 test files passed; processes left behind: 4");
    isFree(build);
  }

  private static void isFree(Build build) throws IOException {
    var keeper = KEEPER.matcher(build.console());
    assertThat(keeper.find()).as("keeper of a port").isTrue();
    var port = Integer.parseInt(keeper.group(1));
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(socket.isBound()).isTrue();
    }
  }

  private static void names(Build build, String origin, String name, String command) {
    assertThat(build.console())
        .containsPattern(
            "LEAK +the " + origin + " of " + name + " left process \\d+ \\(" + command);
  }
}
