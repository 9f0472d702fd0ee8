package io.github.e2emaven.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.ledger.RunOwner;
import io.github.e2emaven.process.Eventually;
import io.github.e2emaven.process.ProcessId;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
@Tag("process")
class GuardianTests {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir Path directory;

  @Test
  void it_exits_when_the_run_is_done_and_touches_nothing() throws IOException {
    var run = DeadRun.alive(directory);
    var link = link(run);
    var id = ProcessId.of(link.pid()).orElseThrow();
    assertThat(id.isAlive()).isTrue();

    link.done();
    link.done();

    Eventually.until("the guardian exits", () -> !id.isAlive());
    assertThat(run.isListed()).isTrue();
    assertThat(directory.resolve("guardian.log")).isEmptyFile();
  }

  @Test
  void it_costs_little_and_carries_no_cookie() throws IOException {
    var link = link(DeadRun.alive(directory));
    var proc = Path.of("/proc", Long.toString(link.pid()));
    Eventually.until("the guardian waits", () -> GuardianCost.of(proc).isIdle());
    try {
      assertThat(GuardianCost.of(proc).residentKilobytes()).isBetween(1_000L, 50_000L);
      assertThat(text(proc.resolve("environ"))).doesNotContain("E2E_");
      assertThat(text(proc.resolve("cmdline"))).doesNotContain(directory.toString());
      var stat = text(proc.resolve("stat"));
      var session = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3];
      assertThat(session).isEqualTo(Long.toString(link.pid()));
    } finally {
      link.done();
    }
  }

  @Test
  void it_cleans_up_when_the_jvm_is_killed() throws IOException {
    var pids = killed("KILL");

    for (var pid : pids.subList(0, 2)) {
      Eventually.until(pid + " exits", () -> ProcessHandle.of(pid).isEmpty());
    }
    assertThat(ProcessHandle.of(pids.get(2))).as("a process that is not ours").isPresent();
    ProcessHandle.of(pids.get(2)).ifPresent(ProcessHandle::destroyForcibly);
    assertThat(directory.resolve("ledgers")).isEmptyDirectory();
    assertThat(directory.resolve("guardian.log")).content().contains("1 process of e2e-guarded-");
  }

  /** Starts a guarded JVM and ends it; the pids of guardian, guarded process and bystander. */
  private List<Long> killed(String signal) throws IOException {
    var line =
        List.of(
            JAVA.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            GuardedJvm.class.getName(),
            directory.toString(),
            "guarded");
    var jvm = new ProcessBuilder(line).inheritIO().start();
    var pids = directory.resolve("pids").toFile();
    Eventually.until("started", () -> isComplete(pids));
    new ProcessBuilder("kill", "-s", signal, Long.toString(jvm.pid())).start();
    jvm.onExit().join();
    return Stream.of(text(pids.toPath()).split(" ", -1)).limit(3).map(Long::valueOf).toList();
  }

  private static boolean isComplete(File pids) {
    try {
      return pids.exists() && text(pids.toPath()).contains("end");
    } catch (IOException e) {
      return false;
    }
  }

  private GuardianLink link(DeadRun run) {
    var self = ProcessId.current();
    var owner =
        new RunOwner(run.id.value(), "test", self.pid(), self.start(), RunOwner.Place.here());
    return GuardianLink.start(JAVA, run.ledger.path(), owner, directory.resolve("guardian.log"));
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
