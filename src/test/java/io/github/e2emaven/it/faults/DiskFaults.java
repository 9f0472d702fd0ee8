package io.github.e2emaven.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.it.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Disks are full and directories vanish: no such run may be green. */
final class DiskFaults {

  private DiskFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of("A test fills the disk that holds target", DiskFaults::fullTarget),
        Fault.of("target is deleted while tests run", DiskFaults::deletedTarget),
        Fault.of("A reports directory is replaced by a file", DiskFaults::replacedReports),
        Fault.of("A reports directory becomes read-only", DiskFaults::readOnlyReports),
        Fault.of("A reports directory becomes unreadable", DiskFaults::unreadableReports),
        Fault.of("The disk fills up while a report is written", DiskFaults::smallReports),
        Fault.of("An attempt's directory is deleted while it runs", DiskFaults::deletedAttempt),
        Fault.of("The cache directory is read-only", DiskFaults::readOnlyCache),
        Fault.of("The disk of the cache directory is full", DiskFaults::fullCache),
        Fault.of("The cache directory cannot be created", DiskFaults::noCache),
        Fault.of("The temporary directory is full", DiskFaults::fullTemporary),
        Fault.of("Server and tests write 200 MB each to their logs", DiskFaults::flood));
  }

  private static void fullTarget(Scene scene) throws IOException {
    var target = scene.project().resolve("target");
    var build = scene.verifyWithin(Mount.over(target, "12m"), "-Dit.act=fill");
    breaks(scene, build);
    assertThat(build.console()).contains("No space left on device");
  }

  private static void deletedTarget(Scene scene) throws IOException {
    var build = scene.verify("-Dit.act=wait");
    scene.awaitAtWork(2);
    Build.run("rm", "-rf", scene.project().resolve("target").toString());
    scene.go();
    breaks(scene, build);
  }

  private static void replacedReports(Scene scene) throws IOException {
    var build = scene.verify("-Dit.act=wait");
    scene.awaitAtWork(2);
    var reports = attemptOfFirst(scene.project()).resolve("reports");
    Build.run("rm", "-rf", reports.toString());
    Files.writeString(reports, "");
    scene.go();
    onlyFirstBreaks(scene, build);
  }

  private static void readOnlyReports(Scene scene) throws IOException {
    mountedReports(scene, "128k,ro");
  }

  private static void smallReports(Scene scene) throws IOException {
    var build = mountedReports(scene, "128k");
    assertThat(build.console()).contains("The disk of that directory is full");
  }

  /** By a file system laid over it, since root may write everywhere else. */
  private static Build mountedReports(Scene scene, String size) throws IOException {
    var elsewhere = Files.createDirectories(scene.project().resolve("full"));
    var build =
        scene.verifyWithin(
            Mount.over(elsewhere, "64k"), "-Dit.act=wait", "-Dit.act.First=wait+flood:1");
    scene.awaitAtWork(2);
    Mount.into(build.pid(), attemptOfFirst(scene.project()).resolve("reports"), size);
    scene.go();
    onlyFirstBreaks(scene, build);
    return build;
  }

  /** Root reads everything. */
  private static void unreadableReports(Scene scene) throws IOException {
    try (var user = OtherUser.with(scene.project(), scene.repository())) {
      var build = user.start(scene, "-Dit.act=wait");
      scene.awaitAtWork(user.home(), 2);
      Build.run("chmod", "000", attemptOfFirst(user.home()).resolve("reports").toString());
      Files.createFile(user.home().resolve("target/go"));
      onlyFirstBreaks(scene, build);
    }
  }

  private static void deletedAttempt(Scene scene) throws IOException {
    var build = scene.verify("-Dit.act=wait");
    scene.awaitAtWork(2);
    var attempt = attemptOfFirst(scene.project());
    Build.run("rm", "-rf", attempt.toString());
    scene.go();
    scene.awaitEnd(build);
    // Failsafe makes the directory anew: the report is one of this run
    assertThat(build.console()).contains("BUILD SUCCESS", "4 test files passed");
    assertThat(attempt.resolve("reports/TEST-it.FirstE2E.xml")).exists();
  }

  private static Path attemptOfFirst(Path project) throws IOException {
    return project.resolve("target/e2e/latest/it.FirstE2E/attempt-1").toRealPath();
  }

  private static void onlyFirstBreaks(Scene scene, Build build) throws IOException {
    breaks(scene, build);
    assertThat(build.console()).contains("1 of 4 test files broken (FirstE2E)", "PASS  SecondE2E");
  }

  private static void readOnlyCache(Scene scene) throws IOException {
    var cache = Files.createDirectories(scene.project().resolve("full"));
    startsNothing(scene, Mount.over(cache, "64k,ro"), cache);
  }

  private static void fullCache(Scene scene) throws IOException {
    var cache = Files.createDirectories(scene.project().resolve("full"));
    startsNothing(scene, Mount.over(cache, "64k"), cache);
  }

  private static void noCache(Scene scene) throws IOException {
    startsNothing(scene, List.of("env"), Path.of("/proc/no/cache"));
  }

  private static void startsNothing(Scene scene, List<String> prefix, Path cache)
      throws IOException {
    var build = scene.verifyWithin(prefix, "-De2e.cacheDirectory=" + cache);
    breaks(scene, build);
    assertThat(build.console())
        .contains("cacheDirectory", cache.toString())
        .doesNotContain("START");
  }

  /** Of Maven itself; PostgreSQL lies in /dev/shm where there is one. */
  private static void fullTemporary(Scene scene) throws IOException {
    var directory = Files.createDirectories(scene.project().resolve("full"));
    var prefix = new ArrayList<>(Mount.over(directory, "64k"));
    prefix.addAll(List.of("env", "MAVEN_OPTS=-Djava.io.tmpdir=" + directory));
    var build = scene.verifyWithin(prefix, "-Dit.act=spawn:stubborn");
    scene.awaitEnd(build);
    assertThat(build.console()).contains("BUILD SUCCESS", "4 test files passed");
  }

  private static void flood(Scene scene) throws IOException {
    var build = scene.verify("-Dit.act.First=flood:200");
    scene.awaitEnd(build);
    assertThat(build.console()).contains("BUILD SUCCESS").doesNotContain("flood flood");
    for (var log : List.of("server.log", "test.log")) {
      var file = attemptOfFirst(scene.project()).resolve(log);
      assertThat(Files.size(file)).isGreaterThanOrEqualTo(200L << 20);
    }
    Build.run("rm", "-rf", scene.project().resolve("target/e2e").toString());
  }

  private static void breaks(Scene scene, Build build) throws IOException {
    scene.awaitEnd(build);
    assertThat(build.console())
        .contains("BUILD FAILURE", "MojoExecutionException")
        .doesNotContain("NullPointerException", "Unknown error", "has caused an internal");
  }
}
