package io.github.e2emaven.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
@Tag("process")
class SessionStarterTests {

  @TempDir Path directory;

  @Test
  void the_process_leads_its_own_session() {
    try (var stack = new ShellStack(directory)) {
      var leader = stack.run("echo ready=$$; exec sleep 300");
      stack.await("ready");

      var entry = SystemProcessTable.get().find(leader.pid()).orElseThrow();
      assertThat(entry.leadsSession()).isTrue();
      assertThat(entry.leadsGroup()).isTrue();
    }
  }

  @Test
  void perl_creates_the_session_on_a_system_without_setsid() throws IOException {
    var perlOnly = Files.createDirectory(directory.resolve("bin"));
    Files.createSymbolicLink(perlOnly.resolve("perl"), Path.of("/usr/bin/perl"));
    Files.createSymbolicLink(perlOnly.resolve("sh"), Path.of("/bin/sh"));
    var starter = new SessionStarter(new ProgramLocator(perlOnly.toString()));

    var status = runBy(starter, "sh", "-c", "ps -o sid= -p $$; echo $$; exit 5").exit().join();

    assertThat(status).isEqualTo(new ExitStatus(5));
    assertThat(log().lines().map(String::strip).distinct()).hasSize(1);
  }

  @Test
  void without_either_the_process_stays_in_mavens_session() throws IOException {
    var starter = new SessionStarter(new ProgramLocator(directory.toString()));

    assertThat(runBy(starter, "/bin/sh", "-c", "exit 4").exit().join().code()).isEqualTo(4);
  }

  @Test
  void output_is_appended_and_there_is_no_input() {
    run("sh", "-c", "echo out; echo err >&2; cat").exit().join();
    run("sh", "-c", "echo again").exit().join();

    assertThat(log()).isEqualTo("out\nerr\nagain\n");
  }

  @Test
  void the_environment_is_added_to_mavens() {
    run("sh", "-c", "echo \"$NAME-${PATH:+path}\"").exit().join();

    assertThat(log()).isEqualTo("value-path\n");
  }

  @Test
  void an_absent_variable_is_not_inherited_but_may_be_set() {
    var launch =
        new ProcessStarter.Launch(
            List.of("sh", "-c", "echo \"$NAME-${HOME:-none}\""),
            Map.of("NAME", "value"),
            Set.of("HOME", "NAME"),
            directory,
            directory.resolve("logs").resolve("out.log"));
    new SessionStarter().start(launch).exit().join();

    assertThat(log()).isEqualTo("value-none\n");
  }

  @Test
  void the_exit_status_names_a_signal() {
    assertThat(run("sh", "-c", "kill -KILL $$").exit().join().toString())
        .isEqualTo("exit code 137 (SIGKILL)");
  }

  @Test
  void a_relative_program_is_resolved_in_the_working_directory() throws IOException {
    var script = Files.writeString(directory.resolve("run.sh"), "#!/bin/sh\necho here\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();

    run("./run.sh").exit().join();

    assertThat(log()).isEqualTo("here\n");
  }

  @Test
  void a_missing_program_fails_the_start() {
    assertThatThrownBy(() -> run("no-such-program"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no-such-program");
    assertThatThrownBy(() -> run("./no-such-program")).isInstanceOf(UncheckedIOException.class);
  }

  private RunningProcess run(String... command) {
    return runBy(new SessionStarter(), command);
  }

  private RunningProcess runBy(SessionStarter starter, String... command) {
    var log = directory.resolve("logs").resolve("out.log");
    return starter.start(
        new ProcessStarter.Launch(List.of(command), Map.of("NAME", "value"), directory, log));
  }

  private String log() {
    try {
      return Files.readString(directory.resolve("logs").resolve("out.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
