package io.github.e2emaven.it.faults;

import io.github.e2emaven.it.Build;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * Maven gets a signal at a random moment: while PostgreSQL starts, the template is filled, servers
 * start, tests run, reports are written. Only what is left is judged.
 */
final class AnyMoment {

  /** About as long as a run takes from its first word to its last. */
  private static final int RUN_IN_MILLIS = 7000;

  private AnyMoment() {}

  static List<Fault> all() {
    return Stream.concat(
            Stream.of(atOnce("INT"), atOnce("KILL")),
            Stream.of("INT", "TERM", "KILL")
                .flatMap(signal -> Stream.of(fault(signal, false), fault(signal, true))))
        .toList();
  }

  /** When there is little more than a ledger; within a tenth of a second. */
  private static Fault atOnce(String signal) {
    return Fault.of(
        "Maven gets SIG" + signal + " as soon as it has named its run",
        scene -> strike(scene, scene.verify(options(false)), signal, 0));
  }

  private static Fault fault(String signal, boolean external) {
    var where = external ? ", external PostgreSQL" : "";
    return Fault.of(
        "Maven gets SIG" + signal + " at any moment" + where,
        scene -> {
          var moment = ThreadLocalRandom.current().nextInt(RUN_IN_MILLIS);
          scene.remark("after " + moment + " ms");
          strike(scene, scene.verify(options(external)), signal, moment);
        });
  }

  private static void strike(Scene scene, Build build, String signal, int millis)
      throws IOException {
    scene.await("run", () -> !scene.runOf(build).isEmpty());
    scene.look(Duration.ofMillis(millis));
    scene.strikes();
    build.signal(signal);
    scene.awaitEnd(build);
  }

  /** The salt makes the template another one, so that it has to be built. */
  private static String[] options(boolean external) {
    var options = new ArrayList<>(List.of("-Dit.act=spawn:stubborn", "-Dit.salt=" + salt()));
    if (external) {
      options.add("-Pexternal");
    }
    return options.toArray(String[]::new);
  }

  private static String salt() {
    return UUID.randomUUID().toString();
  }
}
