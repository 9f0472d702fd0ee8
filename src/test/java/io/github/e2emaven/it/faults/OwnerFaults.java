package io.github.e2emaven.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * A run was killed together with its guardian, and when the next one comes its process id means
 * something else.
 */
final class OwnerFaults {

  private OwnerFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of("Another process reuses the pid of a killed Maven", OwnerFaults::reuse),
        Fault.of("The machine rebooted after a run", OwnerFaults::reboot));
  }

  private static void reuse(Scene scene) throws IOException {
    var ledger = killed(scene);
    var innocent = new ProcessBuilder("sleep", "600").start();
    try {
      rewrite(ledger, "\"pid\":\\d+", "\"pid\":" + innocent.pid());
      cleansUp(scene);
      assertThat(innocent.isAlive()).as("the innocent process lives").isTrue();
    } finally {
      innocent.destroyForcibly();
    }
  }

  private static void reboot(Scene scene) throws IOException {
    var ledger = killed(scene, "-Pexternal");
    scene.killProcesses();
    rewrite(ledger, "\"boot\":\"[^\"]+\"", "\"boot\":\"of-yesterday\"");
    Files.setLastModifiedTime(ledger, FileTime.fromMillis(0));
    cleansUp(scene, "-Pexternal");
  }

  /** The ledger of a run without any cleanup. */
  private static Path killed(Scene scene, String... options) throws IOException {
    var build = scene.verify(Scene.with(options, "-Dit.act=hang"));
    scene.awaitAtWork(2);
    scene.strikes();
    scene.killGuardians();
    build.signal("KILL");
    scene.awaitEnd(build);
    return scene.cache().resolve("ledgers").resolve(scene.runOf(build) + ".ledger");
  }

  private static void rewrite(Path ledger, String pattern, String replacement) throws IOException {
    var text = Files.readString(ledger);
    assertThat(text).containsPattern(pattern);
    Files.writeString(ledger, text.replaceFirst(pattern, replacement));
  }

  private static void cleansUp(Scene scene, String... options) throws IOException {
    var next = scene.startUnwatched(scene.project(), List.of(Scene.with(options, "verify")));
    scene.awaitEnd(next);
    assertThat(next.console()).contains("BUILD SUCCESS").contains("was killed. Removed: ");
  }
}
