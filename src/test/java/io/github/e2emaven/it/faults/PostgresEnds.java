package io.github.e2emaven.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.it.Build;
import io.github.e2emaven.it.ItPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * PostgreSQL ends in the middle of the tests: an external one, which is restarted, or the embedded
 * one.
 */
final class PostgresEnds {

  private PostgresEnds() {}

  static List<Fault> all() {
    return List.of(
        external("is killed", ItPostgres::kill),
        external("gets SIGQUIT", postgres -> postgres.end("QUIT")),
        atStart(),
        embedded("The embedded PostgreSQL is killed", command -> command.contains("-D")),
        embedded("A process of our PostgreSQL is killed", it -> it.contains("checkpointer")));
  }

  private interface End {
    void of(ItPostgres postgres);
  }

  private static Fault external(String how, End end) {
    return Fault.of(
        "External PostgreSQL " + how + " and is restarted",
        scene -> {
          var build = scene.verify("-Pexternal", "-Dit.act=wait");
          scene.awaitAtWork(2);
          goesOn(scene, build, end);
        });
  }

  private static Fault atStart() {
    return Fault.of(
        "External PostgreSQL is killed while a server starts, and is restarted",
        scene -> {
          var build =
              scene.verify("-Pexternal", "-Dit.fault=abandoned@it.FirstE2E", "-Dit.act=wait");
          scene.awaitAtWork(1);
          scene.await("a server that starts", () -> isStarting(scene, build));
          goesOn(scene, build, ItPostgres::kill);
        });
  }

  /** Two files are lost; those after the restart pass. */
  private static void goesOn(Scene scene, Build build, End end) throws IOException {
    end.of(scene.postgres());
    try {
      scene.go();
      scene.await("two lost", () -> build.console().contains("[ 2/4] BROKEN"));
    } finally {
      scene.postgres().restart();
    }
    scene.awaitEnd(build);
    isLostTwice(build);
  }

  private static void isLostTwice(Build build) {
    assertThat(build.console())
        .contains("database lost", "and PostgreSQL was lost meanwhile")
        .contains("[ 4/4] PASS")
        .contains("E2E infrastructure broke: 2 of 4 test files broken")
        .doesNotContain("BUILD SUCCESS");
  }

  private static boolean isStarting(Scene scene, Build build) {
    var run = scene.project().resolve("target/e2e/runs").resolve(scene.runOf(build));
    return Build.read(run.resolve("it.FirstE2E/attempt-1/server.log")).contains("waits");
  }

  private static Fault embedded(String title, Predicate<String> victim) {
    return Fault.of(
        title,
        scene -> {
          var build = scene.verify("-Dit.act=wait");
          scene.awaitAtWork(2);
          scene.strikes();
          kill(scene.runOf(build), victim);
          scene.awaitEnd(build);
          assertThat(build.console())
              .contains(
                  "Lost the PostgreSQL server; aborting the run: the embedded PostgreSQL (process")
              .contains("[ 2/4] BROKEN", "database lost", "NOT RUN")
              .contains("E2E infrastructure broke: 2 of 4 test files broken")
              .doesNotContain("BUILD SUCCESS");
        });
  }

  private static void kill(String run, Predicate<String> victim) throws IOException {
    var cluster =
        Stream.of("/dev/shm", System.getProperty("java.io.tmpdir"))
            .map(parent -> Path.of(parent, "e2e-" + run + "-postgres"))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();
    var pid = Files.readAllLines(cluster.resolve("data/postmaster.pid")).get(0);
    var postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    Stream.concat(Stream.of(postmaster), postmaster.children())
        .filter(it -> victim.test(Build.read(Path.of("/proc/" + it.pid() + "/cmdline"))))
        .findFirst()
        .orElseThrow()
        .destroyForcibly();
  }
}
