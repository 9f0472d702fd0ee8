package io.github.e2emaven.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.process.StopReport.Rung;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
@Timeout(value = 180, unit = TimeUnit.SECONDS)
@Tag("process")
class ProcessUnitTests {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final String DEAF = "trap '' TERM HUP INT; ";
  private static final String FOREVER = "while :; do sleep 1; done";

  @TempDir Path directory;
  private ShellStack stack;

  @BeforeEach
  void openStack() {
    stack = new ShellStack(directory);
  }

  @AfterEach
  void closeStack() {
    stack.close();
  }

  @Test
  void a_unit_without_processes_has_nothing_to_stop() {
    assertThat(stack.unit().stop(LONG).rung()).isEqualTo(Rung.NONE);
  }

  @Test
  void a_unit_needs_a_cookie() {
    assertThatThrownBy(() -> ProcessUnit.of("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sigterm_is_enough_for_a_process_that_handles_it() {
    var leader = stack.run("echo ready=$$; exec sleep 300");
    stack.await("ready");

    var report = stack.unit().stop(LONG);

    assertThat(report.rung()).isEqualTo(Rung.TERM);
    assertThat(report.killed()).isEmpty();
    assertThat(report.ended()).extracting(s -> s.id().pid()).containsExactly(leader.pid());
    assertThat(report.toString()).contains("stopped by SIGTERM", "sleep 300");
    assertThat(leader.exit().join()).isEqualTo(new ExitStatus(143));
  }

  @Test
  void a_spared_family_keeps_running() {
    var leader = stack.run("sleep 300 & echo child=$!; wait");
    var child = stack.await("child");
    var other = stack.start(List.of("sh", "-c", DEAF + "echo other=$$; " + FOREVER));
    stack.await("other");

    var report = stack.unit().stopAllBut(Set.of(leader.pid()), SHORT);

    assertThat(report.killed()).extracting(s -> s.id().pid()).contains(other.pid());
    assertThat(other.exit().join().code()).isEqualTo(137);
    assertThat(child.isAlive()).isTrue();
    assertThat(leader.isAlive()).isTrue();
  }

  @Test
  void a_process_may_shut_down_within_the_grace() {
    stack.run("trap 'sleep 0.5; echo bye; exit 0' TERM; echo ready=$$; " + FOREVER);
    stack.await("ready");

    assertThat(stack.unit().stop(LONG).rung()).isEqualTo(Rung.TERM);
    assertThat(stack.logText()).contains("bye");
  }

  @Test
  void children_that_ignore_sigterm_are_killed_and_named() {
    stack.run("sh -c \"" + DEAF + "echo child=\\$\\$; " + FOREVER + "\" & exec sleep 300");
    var child = stack.await("child");

    var report = stack.unit().stop(SHORT);

    assertThat(report.rung()).isEqualTo(Rung.KILL);
    assertThat(report.killed()).extracting(StopReport.Stopped::id).contains(child);
    assertThat(report.isClean()).isTrue();
    assertThat(child.isAlive()).isFalse();
    assertThat(report.toString()).contains("had to be killed", Long.toString(child.pid()));
  }

  @Test
  void a_daemon_of_another_session_is_found_by_its_cookie() {
    var leader =
        stack.run(
            "setsid sh -c '(trap \"\" TERM; echo daemon=$(exec sh -c \"echo \\$PPID\"); "
                + FOREVER
                + ") &'");
    var daemon = stack.await("daemon");
    leader.exit().join();

    assertThat(ProcessUnit.of(stack.cookie()).stop(SHORT).rung()).isEqualTo(Rung.KILL);
    assertThat(daemon.isAlive()).isFalse();
  }

  @Test
  void a_child_without_environment_is_found_by_its_parent() {
    stack.run(DEAF + "env -i setsid sh -c 'echo child=$$; exec sleep 300' & " + FOREVER);
    var child = stack.await("child");

    assertThat(ProcessUnit.of(stack.cookie()).stop(SHORT).isClean()).isTrue();
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void a_grandchild_of_a_group_without_environment_is_stopped() {
    stack.run("env -i sh -c '(sleep 300 & echo orphan=$!) ; exec sleep 300' & " + FOREVER);
    var orphan = stack.await("orphan");

    assertThat(ProcessUnit.of(stack.cookie()).stop(SHORT).isClean()).isTrue();
    assertThat(orphan.isAlive()).isFalse();
  }

  @Test
  void orphans_without_environment_are_found_by_the_session_of_the_dead_leader() {
    var leader = stack.run("env -i sh -c 'echo orphan=$$; exec sleep 300' & sleep 0.2; exit 3");
    var orphan = stack.await("orphan");
    assertThat(leader.exit().join()).isEqualTo(new ExitStatus(3));

    assertThat(stack.unit().stop(SHORT).isClean()).isTrue();
    assertThat(orphan.isAlive()).isFalse();
  }

  @Test
  void a_process_that_was_found_once_is_remembered_without_any_trace() {
    var leader = stack.run("env -i setsid sh -c 'echo child=$$; exec sleep 300' & exec sleep 300");
    var child = stack.await("child");
    var unit = stack.unit();
    assertThat(unit.members()).contains(child);
    ProcessHandle.of(leader.pid()).ifPresent(ProcessHandle::destroyForcibly);
    leader.exit().join();

    assertThat(unit.members()).containsExactly(child);
    assertThat(unit.stop(LONG).rung()).isEqualTo(Rung.TERM);
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void a_fork_bomb_of_two_hundred_children_is_killed() {
    stack.run(
        DEAF
            + "i=0; while [ $i -lt 200 ]; do i=$((i+1));"
            + " (env -i sh -c 'trap \"\" TERM; sleep 0.5; sleep 300 & sleep 0.1') & done;"
            + " echo ready=$$; "
            + FOREVER);
    stack.await("ready");

    var report = stack.unit().stop(Duration.ZERO);

    assertThat(report.rung()).isEqualTo(Rung.KILL);
    assertThat(report.ended()).hasSizeGreaterThan(100);
    assertThat(stack.unit().members()).isEmpty();
  }

  @Test
  void a_process_that_respawns_itself_endlessly_is_killed() {
    stack.run("echo 'sh \"$0\" & exit' > chain; sh chain & echo ready=$$; wait; exec sleep 300");
    stack.await("ready");

    assertThat(stack.unit().stop(SHORT).isClean()).isTrue();
    assertThat(stack.unit().members()).isEmpty();
  }

  @Test
  void a_stopped_process_still_handles_sigterm() {
    stack.run("trap 'echo bye; exit 0' TERM; echo ready=$$; " + FOREVER);
    var ready = stack.await("ready");
    new ProcessSignals(SystemProcessTable.get()).freeze(List.of(entry(ready)));
    Eventually.until("stopped", () -> isStopped(ready));

    assertThat(stack.unit().stop(LONG).rung()).isEqualTo(Rung.TERM);
    assertThat(stack.logText()).contains("bye");
  }

  @Test
  void a_stopped_process_that_ignores_sigterm_is_killed() {
    stack.run(DEAF + "echo ready=$$; " + FOREVER);
    var ready = stack.await("ready");
    new ProcessSignals(SystemProcessTable.get()).freeze(List.of(entry(ready)));
    Eventually.until("stopped", () -> isStopped(ready));

    assertThat(stack.unit().stop(SHORT).rung()).isEqualTo(Rung.KILL);
    assertThat(ready.isAlive()).isFalse();
  }

  @Test
  void zombies_do_not_count() {
    stack.run("sleep 0 & echo zombie=$!; exec env -u E2E_STACK sleep 300");
    var zombie = stack.await("zombie");
    Eventually.until("zombie", () -> !zombie.isAlive());

    assertThat(ProcessId.of(zombie.pid())).contains(zombie);
    assertThat(stack.unit().members()).isNotEmpty().doesNotContain(zombie);
    assertThat(stack.unit().stop(LONG).rung()).isEqualTo(Rung.TERM);
  }

  @Test
  void a_reused_pid_gets_no_signal() {
    var leader = stack.run("echo ready=$$; exec sleep 300");
    var real = stack.await("ready");
    var earlier = new ProcessId(real.pid(), real.start() - 1);

    var report = ProcessUnit.of("e2e-no-process").including(earlier).stop(Duration.ZERO);

    assertThat(report.rung()).isEqualTo(Rung.NONE);
    assertThat(earlier.isAlive()).isFalse();
    assertThat(leader.isAlive()).isTrue();
    new ProcessSignals(SystemProcessTable.get()).kill(entry(earlier));
    assertThat(real.isAlive()).isTrue();
  }

  @Test
  void other_stacks_are_left_alone() {
    try (var other = new ShellStack(directory.resolve("..").normalize())) {
      stack.run("echo ready=$$; exec sleep 300");
      stack.await("ready");

      assertThat(ProcessUnit.of(other.cookie()).stop(Duration.ZERO).rung()).isEqualTo(Rung.NONE);
      assertThat(stack.unit().members()).hasSize(1);
    }
  }

  @Test
  void an_interrupt_ends_the_grace_but_leaves_no_process_behind() throws InterruptedException {
    stack.run(DEAF + "echo ready=$$; " + FOREVER);
    var ready = stack.await("ready");
    var flag = new CompletableFuture<Boolean>();
    var stopping =
        new Thread(
            () -> {
              stack.unit().stop(Duration.ofHours(1));
              flag.complete(Thread.currentThread().isInterrupted());
            });
    stopping.start();
    Eventually.until("waiting", () -> stopping.getState() == Thread.State.TIMED_WAITING);
    stopping.interrupt();

    assertThat(flag.join()).isTrue();
    stopping.join(LONG.toMillis());
    assertThat(ready.isAlive()).isFalse();
  }

  @Test
  void a_cancellation_shortens_the_grace_before_and_during_the_stop() throws InterruptedException {
    for (var early : List.of(true, false)) {
      var ready = deaf();
      var cancellation = new Cancellation();
      var grace = new StopGrace(Duration.ofHours(1), SHORT, cancellation);
      var stopping = new Thread(() -> stack.unit().stop(grace));
      if (early) {
        cancellation.cancel("test");
      }
      stopping.start();
      Eventually.until("stop", () -> stopping.getState() == Thread.State.TIMED_WAITING);
      cancellation.cancel("test");

      stopping.join(LONG.toMillis());
      assertThat(ready.isAlive()).isFalse();
    }
  }

  private ProcessId deaf() {
    var leader = stack.run(DEAF + "echo $$=$$; " + FOREVER);
    return stack.await(Long.toString(leader.pid()));
  }

  @Test
  void a_java_server_that_starts_a_second_one_is_stopped_with_it() {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classes = System.getProperty("java.class.path");
    stack.start(List.of(java, "-Xshare:auto", "-cp", classes, SecondServer.class.getName()));
    var second = stack.await("second");

    assertThat(stack.unit().stop(LONG).isClean()).isTrue();
    assertThat(second.isAlive()).isFalse();
  }

  private static ProcessTable.Entry entry(ProcessId id) {
    return new ProcessTable.Entry(id.pid(), id.start(), 0, 0, 0, ProcessTable.State.LIVE, "");
  }

  private static boolean isStopped(ProcessId id) {
    return SystemProcessTable.get()
        .find(id.pid())
        .filter(ProcessTable.Entry::isStopped)
        .isPresent();
  }
}
