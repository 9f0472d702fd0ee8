package io.github.e2emaven.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.it.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Disks are full and directories vanish: no such run may be green. */
final class DiskFaults {

  private DiskFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of("A test fills the disk that target lies on", DiskFaults::fullTarget),
        Fault.of("target is deleted while tests run", DiskFaults::deletedTarget),
        Fault.of("A file takes the place of a reports directory", DiskFaults::replacedReports),
        Fault.of("The disk of the cache directory is full", DiskFaults::fullCache),
        Fault.of("The cache directory cannot be made", DiskFaults::noCache),
        Fault.of("The temporary directory is full", DiskFaults::fullTemporary));
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
    var reports =
        scene.project().resolve("target/e2e/latest/it.FirstE2E/attempt-1/reports").toRealPath();
    Build.run("rm", "-rf", reports.toString());
    Files.writeString(reports, "");
    scene.go();
    breaks(scene, build);
    assertThat(build.console()).contains("BROKEN  FirstE2E", "PASS  SecondE2E");
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

  private static void fullTemporary(Scene scene) throws IOException {
    var directory = Files.createDirectories(scene.project().resolve("full"));
    var build =
        scene.verifyWithin(
            Mount.over(directory, "64k"),
            "-Djava.io.tmpdir=" + directory,
            "-Dit.act=spawn:stubborn");
    scene.awaitEnd(build);
    scene.strikes();
  }

  private static void breaks(Scene scene, Build build) throws IOException {
    scene.awaitEnd(build);
    scene.strikes();
    assertThat(build.console())
        .contains("BUILD FAILURE", "MojoExecutionException")
        .doesNotContain("NullPointerException", "Unknown error", "has caused an internal");
  }
}
