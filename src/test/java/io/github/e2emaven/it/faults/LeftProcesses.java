package io.github.e2emaven.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Tests and servers that pass, but leave processes behind. */
final class LeftProcesses {

  private LeftProcesses() {}

  static List<Fault> all() {
    return List.of(
        left("a child", "plain"),
        left("children that ignore SIGTERM", "ignores-term"),
        left("an orphan", "orphan"),
        left("a process in a session of its own", "session"),
        left("a daemon, forked twice", "daemon"),
        left("a child with a cleared environment", "cleared"),
        left("a process stopped by SIGSTOP", "stopped"),
        left("a bomb that starts 200 processes over and over", "bomb"),
        left("a second server", "server"));
  }

  private static Fault left(String title, String kind) {
    return Fault.of(
        "Server and tests leave " + title,
        scene -> {
          var build = scene.verify("-Dit.act=spawn:" + kind);
          scene.awaitEnd(build);
          assertThat(build.console()).contains("BUILD SUCCESS").contains("left behind");
          assertThat(scene.seen()).as("processes seen").isGreaterThan(4);
          scene.strikes();
        });
  }
}
