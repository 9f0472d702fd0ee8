package io.github.e2emaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends Maven in every way while servers and tests run, and looks at the operating system
 * afterwards. Writes the time until all was clean to {@code maven-ends.txt}.
 */
public final class MavenEnds implements AutoCloseable {

  /** Ends of Maven. */
  public enum Way {
    /** SIGINT to the process group, as a terminal sends it. */
    CTRL_C(Duration.ofSeconds(30)),
    /** SIGINT to Maven alone. */
    INT(Duration.ofSeconds(30)),
    /** SIGTERM to Maven alone. */
    TERM(Duration.ofSeconds(30)),
    /** SIGHUP to Maven alone. */
    HUP(Duration.ofSeconds(30)),
    /** SIGINT to the group, and again when a second has passed. */
    CTRL_C_TWICE(Duration.ofSeconds(30)),
    /** SIGKILL to Maven alone. */
    KILL(Duration.ofSeconds(30)),
    /** SIGKILL to Maven and its guardian, then {@code mvn e2e:reap}. */
    KILL_BOTH_THEN_REAP(Duration.ofSeconds(90)),
    /** SIGKILL to Maven and its guardian, then another run. */
    KILL_BOTH_THEN_RUN(Duration.ofMinutes(3)),
    /** Another plugin fails after the tests, so that cleanup is never reached. */
    FAILURE_BEFORE_CLEANUP(Duration.ofMinutes(1));

    private final Duration limit;

    Way(Duration limit) {
      this.limit = limit;
    }
  }

  private final Path project;
  private final List<String> maven;
  private final Path cache;
  private final ItPostgres postgres;

  private MavenEnds(Path project, List<String> maven, Path cache, ItPostgres postgres) {
    this.project = project;
    this.maven = maven;
    this.cache = cache;
    this.postgres = postgres;
  }

  /** Prepares a project whose tests hang with {@code -Dit.hang}; starts a PostgreSQL for it. */
  public static MavenEnds of(File basedir, File repository) throws IOException, SQLException {
    var postgres = ItPostgres.start(basedir);
    // PostgreSQL's own user must be able to pass
    var cache =
        Files.createTempDirectory(
            Path.of("/var/tmp"),
            "e2e-maven-ends",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    var home = Path.of(System.getProperty("maven.home"));
    var maven =
        List.of(
            home.resolve("bin/mvn").toString(),
            "-B",
            "-o",
            "-Dmaven.repo.local=" + repository,
            "-De2e.cacheDirectory=" + cache);
    return new MavenEnds(basedir.toPath(), maven, cache, postgres);
  }

  /** Ends one build and waits until nothing of it is left. */
  public void check(Way way, boolean external) throws IOException, SQLException {
    for (var mark : marks()) {
      Files.deleteIfExists(mark);
    }
    try (var build = build(way, external)) {
      var remains = new Remains(cache, build, postgres);
      build.await("not at work", () -> isReady(way, build, remains), Duration.ofSeconds(90));
      var start = System.nanoTime();
      end(way, build, external);
      build.await(remains, remains::areGone, way.limit);
      var seconds = (System.nanoTime() - start) / 1e9;
      build.await("Maven runs", () -> !build.isAlive(), way.limit);
      assertThat(build.console()).doesNotContain("BUILD SUCCESS");
      assertThat(remains.seen()).as("%s saw the processes of the run", way).isGreaterThan(0);
      if (way == Way.KILL || way == Way.CTRL_C_TWICE) {
        assertThat(cache.resolve("guardian.log")).content().contains(remains.run() + " was killed");
      }
      report(way, external, seconds);
    }
  }

  private boolean isReady(Way way, Build build, Remains remains) {
    remains.areGone();
    return way == Way.FAILURE_BEFORE_CLEANUP
        ? !build.isAlive()
        : marks().stream().allMatch(Files::exists);
  }

  private List<Path> marks() {
    return List.of(project.resolve("target/hangs-One"), project.resolve("target/hangs-Two"));
  }

  private Build build(Way way, boolean external) throws IOException {
    var arguments = new ArrayList<>(maven);
    arguments.add("verify");
    if (external) {
      arguments.add("-Pexternal");
    }
    if (way == Way.FAILURE_BEFORE_CLEANUP) {
      arguments.add("-Pbroken-between");
    } else {
      arguments.add("-Dit.hang=true");
    }
    return Build.start(project, arguments);
  }

  private void end(Way way, Build build, boolean external) throws IOException {
    switch (way) {
      case CTRL_C -> build.signalGroup("INT");
      case INT -> build.signal("INT");
      case TERM -> build.signal("TERM");
      case HUP -> build.signal("HUP");
      case KILL -> build.signal("KILL");
      case CTRL_C_TWICE -> {
        build.signalGroup("INT");
        Build.pause(Duration.ofMillis(1300));
        build.signalGroup("INT");
      }
      case KILL_BOTH_THEN_REAP -> {
        killBoth(build);
        run("io.github.e2emaven:e2e-maven-plugin:0.1.0-SNAPSHOT:reap", external);
      }
      case KILL_BOTH_THEN_RUN -> {
        killBoth(build);
        run("verify", external);
      }
      case FAILURE_BEFORE_CLEANUP -> assertThat(build.console()).contains("BUILD FAILURE");
    }
  }

  private void killBoth(Build build) throws IOException {
    Guardians.of(cache).forEach(guardian -> Build.kill("KILL", Long.toString(guardian)));
    build.signal("KILL");
    build.await("Maven runs", () -> !build.isAlive(), Duration.ofSeconds(10));
  }

  private void run(String goal, boolean external) throws IOException {
    var arguments = new ArrayList<>(maven);
    arguments.add(goal);
    if (external) {
      arguments.addAll(List.of("-Pexternal"));
      postgres.arguments().forEach(arguments::add);
    }
    try (var build = Build.start(project, arguments)) {
      build.await("Maven runs", () -> !build.isAlive(), Duration.ofMinutes(2));
      assertThat(build.console()).contains("BUILD SUCCESS").contains("was killed: cleaned up");
    }
  }

  private void report(Way way, boolean external, double seconds) throws IOException {
    var line =
        "%-24s %-8s clean after %.1f s%n"
            .formatted(way, external ? "external" : "embedded", seconds);
    Files.writeString(
        project.resolve("maven-ends.txt"),
        line,
        java.nio.file.StandardOpenOption.CREATE,
        java.nio.file.StandardOpenOption.APPEND);
  }

  @Override
  public void close() {
    postgres.stop();
    // a build that failed its check has been killed: its guardian needs the ledger
    for (int left = 600; left > 0 && !Guardians.of(cache).isEmpty(); left--) {
      Build.pause(Duration.ofMillis(100));
    }
    Build.run("rm", "-rf", cache.toString());
  }
}
