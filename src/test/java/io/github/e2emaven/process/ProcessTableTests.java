package io.github.e2emaven.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.process.ProcessTable.Entry;
import io.github.e2emaven.process.ProcessTable.State;
import io.github.e2emaven.process.SystemProcessTable.OshiProcessTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@EnabledOnOs(OS.LINUX)
@Tag("process")
class ProcessTableTests {

  /** Some tenths of a millisecond, in a shell. */
  private static final String WORK = "for i in 1 2 3 4 5 6 7 8 9 0; do echo $i; done >/dev/null\n";

  static Stream<ProcessTable> tables() {
    return Stream.of(new ProcfsProcessTable(Path.of("/proc")), new OshiProcessTable());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void shows_a_process_with_its_parent_cookie_and_command_line(
      ProcessTable table, @TempDir Path directory) {
    try (var stack = new ShellStack(directory)) {
      var leader = stack.run("echo ready=$$; exec sleep 300");
      stack.await("ready");

      var entry = table.find(leader.pid()).orElseThrow();
      assertThat(entry.parent()).isEqualTo(ProcessHandle.current().pid());
      assertThat(entry.cookie()).isEqualTo(stack.cookie());
      assertThat(table.commandLine(leader.pid())).contains("sleep 300");
      assertThat(table.snapshot()).extracting(ProcessId::of).contains(ProcessId.of(entry));
    }
  }

  /** The kernel shows neither arguments nor environment for a moment. */
  @Test
  void knows_a_process_while_it_executes_another_program(@TempDir Path directory)
      throws IOException {
    try (var stack = new ShellStack(directory)) {
      var program = directory.resolve("again.sh");
      Files.writeString(program, WORK + "exec sh " + program);
      var leader = stack.run("exec sh " + program);

      for (var left = 2_000; left > 0; left--) {
        var entry = SystemProcessTable.get().find(leader.pid()).orElseThrow();
        assertThat(entry.cookie()).isEqualTo(stack.cookie());
        assertThat(SystemProcessTable.get().commandLine(leader.pid())).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void does_not_show_a_process_that_is_gone(ProcessTable table, @TempDir Path directory) {
    try (var stack = new ShellStack(directory)) {
      var leader = stack.run("exit 0");
      leader.exit().join();

      assertThat(table.find(leader.pid())).isEmpty();
      assertThat(table.commandLine(leader.pid())).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void recognises_a_zombie(ProcessTable table, @TempDir Path directory) {
    try (var stack = new ShellStack(directory)) {
      stack.run("sleep 0 & echo zombie=$!; exec sleep 300");
      var zombie = stack.await("zombie").pid();

      Eventually.until("zombie", () -> table.find(zombie).orElseThrow().state() == State.ZOMBIE);
    }
  }

  @Test
  void a_program_name_may_contain_brackets_and_blanks() {
    var line = "42 (a) b (c) S 1 2 3 0 -1 0 0 0 0 0 0 0 0 0 20 0 5 0 777 0 0";

    var entry = ProcfsDirectory.Stat.parse(42, line).entry("");

    assertThat(entry).isEqualTo(new Entry(42, 777, 1, 2, 3, State.LIVE, ""));
  }

  /** As ps(1) does. */
  @Test
  void a_program_without_arguments_is_known_by_its_name(@TempDir Path proc) throws IOException {
    Files.createDirectory(proc.resolve("42"));
    Files.writeString(proc.resolve("42/cmdline"), "");
    Files.writeString(
        proc.resolve("42/stat"), "42 (a) b) S 1 2 3 0 -1 0 0 0 0 0 0 0 0 0 20 0 5 0 777 0 0");

    assertThat(new ProcfsProcessTable(proc).commandLine(42)).isEqualTo("[a) b]");
  }

  @Test
  void a_dead_main_thread_beside_live_threads_is_no_zombie() {
    var alive = "42 (go) Z 1 2 3 0 -1 0 0 0 0 0 0 0 0 0 20 0 5 0 777 0 0";
    var dead = "42 (go) Z 1 2 3 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 777 0 0";

    assertThat(ProcfsDirectory.Stat.parse(42, alive).entry("").isLive()).isTrue();
    assertThat(ProcfsDirectory.Stat.parse(42, dead).entry("").isLive()).isFalse();
  }

  @Test
  void a_brief_command_line_is_short_and_safe_for_a_console(@TempDir Path directory) {
    try (var stack = new ShellStack(directory)) {
      var program = "echo ready=$$; : '\033[31m'; sleep 300; : " + "long".repeat(100);
      var leader = stack.run(program);
      stack.await("ready");

      assertThat(SystemProcessTable.get().briefCommandLine(leader.pid()))
          .hasSize(120)
          .contains("sh -c echo ready=$$; : ' [31m'")
          .contains("…")
          .endsWith("longlonglong");
    }
  }

  @Test
  void this_jvm_is_alive() {
    assertThat(ProcessId.current().isAlive()).isTrue();
    assertThat(ProcessId.of(ProcessId.current().pid())).contains(ProcessId.current());
    assertThat(ProcessId.current().commandLine()).contains("java").hasSizeLessThanOrEqualTo(120);
  }
}
