package io.github.e2emaven.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.it.Build;
import io.github.e2emaven.it.ItRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Several runs at the same time on one host. */
final class CrowdFaults {

  private static final int CROWD = 8;
  private static final String GOAL =
      "io.github.e2emaven:e2e-maven-plugin:0.1.0-SNAPSHOT:parallel-e2e@e2e";

  private CrowdFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of("Two runs at once in one checkout", CrowdFaults::twoInOneCheckout),
        new Fault("Eight runs at once on one host", Duration.ofMinutes(2), CrowdFaults::eight));
  }

  /** Without compiling: two compilers in one directory disturb each other, whatever we do. */
  private static void twoInOneCheckout(Scene scene) throws IOException {
    scene.forget();
    var first = scene.start(scene.project(), List.of(GOAL, "-Dit.act=wait"));
    scene.awaitAtWork(2);
    var second = scene.startUnwatched(scene.project(), List.of(GOAL));
    scene.awaitEnd(second);
    assertThat(second.console())
        .contains("BUILD FAILURE", "Another run (" + scene.runOf(first), "another checkout")
        .doesNotContain("START");
    scene.go();
    endWell(scene, List.of(first));
  }

  private static void eight(Scene scene) throws IOException {
    var checkouts =
        IntStream.range(0, CROWD).mapToObj(it -> Checkout.of(scene.project(), it)).toList();
    endWell(scene, start(scene, checkouts, "verify", "-Dit.act=spawn:stubborn"));
    assertNothingInCommon(checkouts);
  }

  private static List<Build> start(Scene scene, List<Path> checkouts, String... goals)
      throws IOException {
    var builds = new ArrayList<Build>();
    for (var checkout : checkouts) {
      builds.add(scene.start(checkout, List.of(goals)));
    }
    return builds;
  }

  private static void endWell(Scene scene, List<Build> builds) throws IOException {
    for (var build : builds) {
      scene.awaitEnd(build);
    }
    assertThat(scene.seen()).isGreaterThan(4 * builds.size());
    for (var build : builds) {
      assertThat(build.console()).contains("BUILD SUCCESS", "4 test files passed");
    }
  }

  private static void assertNothingInCommon(List<Path> checkouts) {
    var attempts =
        checkouts.stream()
            .map(checkout -> ItRecord.read(checkout.resolve("target/e2e/latest/run.json")))
            .flatMap(record -> record.attempts().stream())
            .toList();
    assertThat(attempts).hasSize(4 * checkouts.size());
    for (var one : attempts) {
      for (var other : attempts) {
        assertThat(one.sharesPortWith(other)).as("%s and %s", one, other).isEqualTo(one == other);
      }
    }
  }
}
