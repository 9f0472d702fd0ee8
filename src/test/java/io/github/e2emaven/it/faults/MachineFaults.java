package io.github.e2emaven.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.it.Build;
import io.github.e2emaven.it.ItRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;

/** The machine itself misbehaves; the run passes all the same. */
final class MachineFaults {

  private static final Duration STOP = Duration.ofSeconds(30);

  /** Processes and threads. */
  private static final int FEWEST = 30;

  private static final int STEP = 15;
  private static final int MOST = 600;

  private static final Pattern FINISHED = Pattern.compile("Finished at: (\\S+)");

  private MachineFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of("Maven is stopped by SIGSTOP and resumes after 30 s", MachineFaults::stop),
        Fault.of("The clock steps two hours ahead", scene -> step(scene, Duration.ofHours(2))),
        Fault.of("The clock steps two hours back", scene -> step(scene, Duration.ofHours(-2))),
        Fault.of("/dev/shm is full", MachineFaults::smallSharedMemory),
        Fault.of(
            "The limit of processes and threads is reached at any moment",
            MachineFaults::fewProcesses));
  }

  private static void stop(Scene scene) throws IOException {
    var build = scene.verify("-Dit.act=wait");
    scene.awaitAtWork(2);
    build.signal("STOP");
    var before = jvms(scene);
    scene.look(STOP);
    var after = jvms(scene);
    build.signal("CONT");
    assertThat(after).as("servers, tests and guardian").hasSizeGreaterThan(4).isEqualTo(before);
    passes(scene, build);
  }

  private static List<String> jvms(Scene scene) {
    return scene.left().stream()
        .filter(it -> it.contains("java") || it.contains("guardian"))
        .toList();
  }

  private static void step(Scene scene, Duration ahead) throws IOException {
    var clock = WallClock.of(scene.project());
    var build = scene.verifyWithin(clock.prefix(), "-Dit.act=wait");
    scene.awaitAtWork(2);
    clock.step(ahead);
    passes(scene, build);
    var started = Instant.now().plus(ahead).minus(Duration.ofHours(1));
    assertThat(finish(build)).as("the clock").isBetween(started, started.plus(2, ChronoUnit.HOURS));
    var run = scene.project().resolve("target/e2e/latest/run.json");
    assertThat(ItRecord.read(run).attempts())
        .allSatisfy(attempt -> assertThat(attempt.end()).isAfter(attempt.start()))
        .allSatisfy(attempt -> assertThat(attempt.seconds()).isBetween(0.0, 600.0));
  }

  /** Maven's own word. */
  private static Instant finish(Build build) {
    var found = FINISHED.matcher(build.console());
    assertThat(found.find()).isTrue();
    return OffsetDateTime.parse(found.group(1)).toInstant();
  }

  private static void smallSharedMemory(Scene scene) throws IOException {
    var build =
        scene.verifyWithin(Mount.over(Path.of("/dev/shm"), "1m"), "-Dit.act=spawn:stubborn");
    passes(scene, build);
  }

  /** From one with which not even PostgreSQL starts to one that suffices. */
  private static void fewProcesses(Scene scene) throws IOException {
    try (var user = OtherUser.with(scene.project(), scene.repository())) {
      for (int limit = FEWEST; limit <= MOST; limit += STEP) {
        var build = user.startLimited(scene, limit);
        scene.awaitEnd(build);
        if (build.console().contains("BUILD SUCCESS")) {
          assertThat(build.console()).contains("4 test files passed");
          return;
        }
        assertThat(build.console())
            .containsPattern(
                "native thread|No process or thread can be created|took longer than 30 s");
        scene.await("all gone", () -> scene.left().isEmpty());
      }
    }
    throw new AssertionError("no limit sufficed\n" + scene.consoles());
  }

  private static void passes(Scene scene, Build build) throws IOException {
    scene.go();
    scene.awaitEnd(build);
    assertThat(build.console()).contains("BUILD SUCCESS", "4 test files passed");
    assertThat(scene.seen()).isGreaterThan(4);
  }
}
