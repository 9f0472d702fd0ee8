package io.github.e2emaven.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.it.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The machine itself does what nobody expects; the run passes all the same. */
final class MachineFaults {

  private static final Duration STOP = Duration.ofSeconds(Integer.getInteger("faults.stop", 5));

  /** Where Debian's package faketime puts it. */
  private static final List<Path> FAKETIME =
      Stream.of("x86_64", "aarch64")
          .map(arch -> "/usr/lib/" + arch + "-linux-gnu/faketime/libfaketimeMT.so.1")
          .map(Path::of)
          .toList();

  private MachineFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of("Maven is stopped by SIGSTOP and goes on later", MachineFaults::stop),
        Fault.of("The clock steps two hours ahead", scene -> step(scene, "+2h")),
        Fault.of("The clock steps two hours back", scene -> step(scene, "-2h")),
        Fault.of("/dev/shm has no room", MachineFaults::smallSharedMemory));
  }

  private static void stop(Scene scene) throws IOException {
    var build = scene.verify("-Dit.act=wait");
    scene.awaitAtWork(2);
    build.signal("STOP");
    var seen = scene.seen();
    scene.look(STOP);
    build.signal("CONT");
    assertThat(scene.seen()).isEqualTo(seen);
    scene.remark("after " + STOP.toSeconds() + " s");
    passes(scene, build);
  }

  private static void step(Scene scene, String offset) throws IOException {
    var library =
        FAKETIME.stream()
            .filter(Files::exists)
            .findFirst()
            .orElseThrow(() -> new NotPossible("libfaketime is not installed"));
    var clock = scene.project().resolve("clock");
    Files.writeString(clock, "+0");
    var build =
        scene.verifyWithin(
            List.of(
                "env",
                "LD_PRELOAD=" + library,
                "FAKETIME_TIMESTAMP_FILE=" + clock,
                "FAKETIME_CACHE_DURATION=1",
                "FAKETIME_DONT_FAKE_MONOTONIC=1",
                "NO_FAKE_STAT=1"),
            "-Dit.act=wait");
    scene.awaitAtWork(2);
    Files.writeString(clock, offset);
    passes(scene, build);
    assertThat(Build.read(scene.project().resolve("target/e2e/latest/run.json")))
        .doesNotContain("PT-");
  }

  private static void smallSharedMemory(Scene scene) throws IOException {
    var build =
        scene.verifyWithin(Mount.over(Path.of("/dev/shm"), "1m"), "-Dit.act=spawn:stubborn");
    passes(scene, build);
  }

  private static void passes(Scene scene, Build build) throws IOException {
    scene.go();
    scene.awaitEnd(build);
    scene.strikes();
    assertThat(build.console()).contains("BUILD SUCCESS", "4 test files good");
    assertThat(scene.seen()).isGreaterThan(4);
  }
}
