package io.github.e2emaven.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.it.Build;
import io.github.e2emaven.it.ItRecord;
import io.github.e2emaven.it.ItRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Servers and tests that hang, die, or do not end. */
final class TimeFaults {

  private static final List<String> FILES = List.of("First", "Second", "Third", "Fourth");

  private TimeFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of(
            "Tests hang: in code, on a lock, on a stopped server, at JVM exit", TimeFaults::hang),
        Fault.of("The server dies during the tests: halt, exit, SIGSEGV, SIGKILL", TimeFaults::die),
        Fault.of("The test JVM dies: SIGKILL, System.exit, halt, out of memory", TimeFaults::crash),
        Fault.of("Servers ignore SIGTERM", TimeFaults::deaf),
        Fault.of(
            "A server is still stopping while the next test file runs in its slot",
            TimeFaults::linger),
        Fault.of(
            "The server of a stack that waits for a slot dies: another stack takes its place",
            TimeFaults::dieAhead),
        Fault.of("The run takes too long, and a server ignores SIGTERM", TimeFaults::late));
  }

  private static void hang(Scene scene) throws IOException {
    var acts = List.of("hang", "locked", "signal:STOP", "end:never");
    var build = atOnce(scene, acts, "-De2e.timeout=20");
    var record = record(scene);
    for (var name : List.of("FirstE2E", "SecondE2E", "ThirdE2E")) {
      assertThat(build.console()).contains("they hang at it." + name + ".acts");
      assertThat(text(scene, name, "threads-test.txt")).contains("it." + name + ".acts");
    }
    record.files().forEach(name -> ended(record, name, "TIMED_OUT", "took longer than 20 s"));
    assertThat(text(scene, "FirstE2E", "threads-server.txt")).contains("HTTP-Dispatcher");
    assertThat(text(scene, "SecondE2E", "database.txt"))
        .contains("pg_sleep")
        .containsPattern("lock of session \\d+  relation  rows  RowExclusiveLock  WAITING");
    assertThat(text(scene, "FourthE2E", "threads-test.txt")).contains("it.server.Stop");
  }

  /** Four slots, and each test class has its own act. */
  private static Build atOnce(Scene scene, List<String> acts, String... options)
      throws IOException {
    var all = new ArrayList<>(List.of(options));
    all.add("-Dit.workers=4");
    for (int file = 0; file < acts.size(); file++) {
      all.add("-Dit.act." + FILES.get(file) + "=" + acts.get(file));
    }
    var build = scene.verify(all.toArray(String[]::new));
    scene.awaitEnd(build);
    return build;
  }

  private static void die(Scene scene) throws IOException {
    var acts = List.of("ask:/halt", "ask:/exit?code=3", "signal:SEGV", "deaf+signal:KILL");
    var build = atOnce(scene, acts);
    var record = record(scene);
    Map.of(
            "FirstE2E", "exit code 1 ",
            "SecondE2E", "exit code 3 ",
            "ThirdE2E", "exit code 134 (SIGABRT)",
            "FourthE2E", "exit code 137 (SIGKILL)")
        .forEach((name, how) -> ended(record, name, "SERVER_DIED", how));
    assertThat(build.console()).containsPattern("(?s)server.log.*it-server listens on port");
    scene.remark("ended " + millisSinceMarks(scene, record) + " ms after the test's mark");
  }

  private static void crash(Scene scene) throws IOException {
    var acts = List.of("end:kill", "end:exit", "end:halt", "end:memory");
    atOnce(scene, acts, "-DargLine=-Xmx64m -XX:+ExitOnOutOfMemoryError");
    var record = record(scene);
    Map.of("FirstE2E", "137", "SecondE2E", "5", "ThirdE2E", "6", "FourthE2E", "3")
        .forEach((name, code) -> ended(record, name, "TEST_JVM_CRASHED", "exit code " + code));
  }

  private static void deaf(Scene scene) throws IOException {
    var build =
        scene.verify(
            "-De2e.server.stopTimeoutInSeconds=2",
            "-Dit.fault=deaf@it.FirstE2E,clings@it.SecondE2E");
    scene.awaitEnd(build);
    assertThat(build.console()).contains("BUILD SUCCESS").doesNotContain("LEAK");
    assertThat(text(scene, "FirstE2E", "server.log")).contains("ignores SIGTERM");
    assertThat(text(scene, "SecondE2E", "server.log")).contains("begins to stop");
  }

  /** The second test fails when the first server has ended; it lets it go. */
  private static void linger(Scene scene) throws IOException {
    var build =
        scene.verify(
            "-Dit.workers=1",
            "-De2e.server.stopTimeoutInSeconds=100",
            "-Dit.test=FirstE2E,SecondE2E",
            "-Dit.fault=lingers@it.FirstE2E",
            "-Dit.act.First=mark",
            "-Dit.act.Second=look");
    scene.awaitEnd(build);
    assertThat(build.console()).contains("BUILD SUCCESS");
  }

  /** The first test goes on when the second file's server, which is ready, has been replaced. */
  private static void dieAhead(Scene scene) throws IOException {
    var build =
        scene.verify(
            "-Dit.workers=1",
            "-De2e.lookAhead=1",
            "-Dit.test=FirstE2E,SecondE2E",
            "-Dit.act.First=wait");
    scene.awaitAtWork(1);
    scene.await(
        "second server", () -> text(scene, "SecondE2E", "server.log").contains("listens on port"));
    Build.run(
        "sh",
        "-c",
        "kill -s KILL $(grep -lsz '^E2E_STACK=e2e-.*-seconde2e-1$' /proc/[0-9]*/environ | cut -d/ -f3)");
    scene.await("notice", () -> build.console().contains("starting another one"));
    scene.go();
    scene.awaitEnd(build);
    assertThat(build.console()).contains("BUILD SUCCESS").contains("SIGKILL");
    assertThat(record(scene).attempts("SecondE2E")).hasSize(1);
  }

  private static void late(Scene scene) throws IOException {
    var build =
        scene.verify(
            "-De2e.runTimeoutInSeconds=20", "-Dit.act=hang", "-Dit.fault=deaf@it.FirstE2E");
    scene.awaitEnd(build);
    var record = record(scene);
    ended(record, "FirstE2E", "CANCELLED", "runTimeoutInSeconds");
    assertThat(record.attempts()).hasSize(2);
    assertThat(build.console()).contains("E2E infrastructure broke").contains("2 not run");
  }

  private static void ended(ItRecord record, String name, String ending, String message) {
    var attempts = record.attempts(name);
    assertThat(attempts).as(name).hasSize(1);
    assertThat(attempts.get(0).ending()).as(name).isEqualTo(ending);
    assertThat(attempts.get(0).message()).as(name).contains(message);
  }

  /** In the order of the acts; the third one's server has a crash to report first. */
  private static List<Long> millisSinceMarks(Scene scene, ItRecord record) throws IOException {
    var millis = new ArrayList<Long>();
    for (var name : FILES) {
      var mark = scene.project().resolve("target/at-work").resolve(name);
      var struck = Files.getLastModifiedTime(mark).toInstant();
      millis.add(Duration.between(struck, record.attempts(name + "E2E").get(0).end()).toMillis());
    }
    return millis;
  }

  private static String text(Scene scene, String name, String file) {
    return Build.read(attempt(scene, name).resolve(file));
  }

  private static Path attempt(Scene scene, String name) {
    return scene.project().resolve("target/e2e/latest/it." + name + "/attempt-1");
  }

  private static ItRecord record(Scene scene) {
    return ItRun.of(scene.project().toFile()).record();
  }
}
