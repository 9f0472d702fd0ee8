package io.github.e2emaven.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** An external PostgreSQL accepts connections and does not answer, as a machine that hangs. */
final class PostgresFreezes {

  private static final Duration SOME_TIME = Duration.ofSeconds(3);

  private PostgresFreezes() {}

  static List<Fault> all() {
    return List.of(
        Fault.of("External PostgreSQL is stopped by SIGSTOP and resumes", PostgresFreezes::goOn),
        endedFrozen("INT"),
        endedFrozen("TERM"),
        Fault.of("Maven starts while external PostgreSQL is stopped", PostgresFreezes::start));
  }

  private static void goOn(Scene scene) throws IOException {
    var build = scene.verify("-Pexternal", "-Dit.act=wait");
    scene.awaitAtWork(2);
    whileFrozen(
        scene,
        () -> {
          scene.go();
          scene.look(SOME_TIME);
        });
    scene.awaitEnd(build);
    assertThat(build.console()).contains("BUILD SUCCESS", "4 test files passed");
  }

  /** The databases cannot be dropped now: that is left to the next run or e2e:reap. */
  private static Fault endedFrozen(String signal) {
    return Fault.of(
        "External PostgreSQL is stopped, Maven gets SIG" + signal + ", then e2e:reap",
        scene -> {
          var build = scene.verify("-Pexternal", "-Dit.act=hang");
          scene.awaitAtWork(2);
          scene.strikes();
          whileFrozen(
              scene,
              () -> {
                build.signal(signal);
                scene.awaitEnd(build);
              });
          reap(scene);
        });
  }

  private static void start(Scene scene) throws IOException {
    whileFrozen(
        scene,
        () -> {
          var build = scene.verify("-Pexternal");
          scene.awaitEnd(build);
          assertThat(build.console()).contains("BUILD FAILURE").doesNotContain("START");
        });
  }

  private static void reap(Scene scene) throws IOException {
    var goals = Stream.concat(Stream.of(MavenEnds.REAP), scene.postgres().arguments().stream());
    var reap = scene.startUnwatched(scene.project(), goals.toList());
    scene.awaitEnd(reap);
    assertThat(reap.console()).contains("BUILD SUCCESS");
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void whileFrozen(Scene scene, Work work) throws IOException {
    scene.postgres().freeze();
    try {
      work.run();
    } finally {
      scene.postgres().thaw();
    }
  }
}
