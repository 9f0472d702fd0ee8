package io.github.e2emaven.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.it.Build;
import io.github.e2emaven.ledger.FileLedger;
import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.ledger.LedgerResource.Kind;
import io.github.e2emaven.ledger.RunOwner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Another user of the machine has prepared what a run of root finds. */
final class StrangerFaults {

  private StrangerFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of(
            "Another user has made the directory of port leases first", StrangerFaults::squatted),
        Fault.of(
            "Another user has planted FIFOs and links as lock files of ports",
            StrangerFaults::planted),
        Fault.of(
            "Another user's ledger names our processes and directories", StrangerFaults::ledger),
        Fault.of(
            "Another user looks into the files of running tests for a password",
            StrangerFaults::looks));
  }

  private static void squatted(Scene scene) throws IOException {
    var leases = "/tmp/e2e-maven-plugin-ports";
    var squat =
        "mkdir -m 1777 %1$s && mkfifo %1$s/10240.lock && chown -R %2$s %1$s"
            .formatted(leases, OtherUser.ID);
    passes(scene, privately(scene, squat, "-Dit.reuse=false"));
    assertThat(scene.cache().resolve("ports")).isNotEmptyDirectory();
  }

  /** In our own directory, where everybody may add files: the first ports that a run tries. */
  private static void planted(Scene scene) throws IOException {
    var victim = Files.writeString(scene.project().resolve("victim"), "as it was");
    Build.run("chmod", "600", victim.toString());
    var plant =
        """
        mkdir -m 1777 /tmp/e2e-maven-plugin-ports && cd /tmp/e2e-maven-plugin-ports
        for port in $(seq 10240 3 11240); do
          mkfifo $port.lock; ln -s '%s' $((port + 1)).lock; mkdir $((port + 2)).lock
        done
        chown -h %s *"""
            .formatted(victim, OtherUser.ID);
    passes(scene, privately(scene, plant, "-Dit.reuse=false"));
    assertThat(victim).hasContent("as it was");
    assertThat(Files.getAttribute(victim, "unix:mode")).isEqualTo(0100600);
  }

  /** In a /tmp that only this build sees. */
  private static Build privately(Scene scene, String prepare, String... options)
      throws IOException {
    var shell = List.of("sh", "-c", "(" + prepare + ") && exec \"$@\"", "stranger");
    var prefix = Stream.concat(Mount.over(Path.of("/tmp"), "64m").stream(), shell.stream());
    return scene.verifyWithin(prefix.toList(), options);
  }

  /** In a cache directory that everybody can write to, in which the stranger was first. */
  private static void ledger(Scene scene) throws IOException {
    var shared = Files.createDirectories(scene.project().resolve("target/shared"));
    var listed = Files.createDirectory(shared.resolve("thing.tmp-stranger"));
    var innocent = new ProcessBuilder("sleep", "600");
    innocent.environment().put("E2E_STACK", "e2e-stranger-postgres");
    var process = innocent.start();
    try {
      var ledgers = plant(shared.resolve("ledgers"), listed);
      var build =
          scene.startUnwatched(
              scene.project(), List.of("verify", "-De2e.cacheDirectory=" + shared));
      scene.awaitEnd(build);
      assertThat(build.console())
          .contains("BUILD FAILURE")
          .contains(ledgers + " is not a directory that only you can write to")
          .doesNotContain("Removed: ");
      assertThat(process.isAlive()).as("the innocent process lives").isTrue();
      assertThat(listed).exists();
    } finally {
      process.destroyForcibly();
      Build.run("rm", "-rf", shared.toString());
    }
  }

  /** A ledger of a run that is dead: no process with this id started at that time. */
  private static Path plant(Path ledgers, Path listed) {
    var owner = new RunOwner("stranger", "test", 1, 1, RunOwner.Place.here());
    var ledger = FileLedger.create(ledgers, owner);
    for (var resource :
        List.of(
            new LedgerResource(Kind.PROCESSES, "e2e-stranger-postgres", ""),
            new LedgerResource(Kind.DIRECTORY, listed.toString(), ""))) {
      ledger.enter(resource);
    }
    Build.run("chmod", "777", ledgers.resolveSibling("").toString());
    Build.run("chown", "-R", OtherUser.ID + ":" + OtherUser.ID, ledgers.toString());
    return ledgers;
  }

  /** Where a run has the password; reports of earlier runs name it, too, with its value masked. */
  private static void looks(Scene scene) throws IOException {
    var build = scene.verify("-Dit.act=wait");
    scene.awaitAtWork(2);
    var look =
        List.of(
            "sh",
            "-c",
            "grep -rqsE 'e2e.db.password|PGPASSWORD' \"$0\"/* /tmp/e2e-* /dev/shm/e2e-* /proc/[0-9]*/environ",
            scene.project().resolve("target/e2e/latest").toRealPath().toString());
    var reach = List.of("test", "-r", scene.project().resolve("pom.xml").toString());
    boolean possible = OtherUser.succeeds(reach);
    boolean found = Build.succeeds(look);
    boolean foundByStranger = OtherUser.succeeds(look);
    passes(scene, build);
    if (!possible) {
      throw new NotPossible(
          "the account nobody cannot reach the project, or this build is not root");
    }
    assertThat(found).as("the user itself finds it").isTrue();
    assertThat(foundByStranger).as("another user finds it").isFalse();
  }

  private static void passes(Scene scene, Build build) throws IOException {
    scene.go();
    scene.awaitEnd(build);
    assertThat(build.console()).contains("BUILD SUCCESS", "4 test files passed");
    assertThat(scene.seen()).isGreaterThan(4);
  }
}
