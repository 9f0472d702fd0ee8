package io.github.e2emaven.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@Tag("process")
class OutputPipesTests {

  private static final String DAEMON = "setsid sh -c 'setsid env -i sleep 300 &'; echo up; read x";

  @Test
  void a_daemon_without_environment_is_found_by_its_inherited_output() throws Exception {
    var child = start();
    assertThat(child.inputReader().readLine()).isEqualTo("up");
    var pipes = OutputPipes.of(ProcessId.of(child.pid()).orElseThrow());
    child.getOutputStream().close();
    child.waitFor();

    Eventually.until("one sleep alone", () -> commands(pipes).equals(List.of("sleep 300")));
    pipes
        .holders()
        .forEach(holder -> ProcessHandle.of(holder.pid()).ifPresent(ProcessHandle::destroy));
    Eventually.until("the end of the daemon", () -> pipes.holders().isEmpty());
  }

  @Test
  void a_process_that_writes_to_a_file_has_no_pipe() throws Exception {
    var child = new ProcessBuilder("sleep", "300").redirectErrorStream(true);
    var process = child.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try {
      assertThat(OutputPipes.of(ProcessId.of(process.pid()).orElseThrow()))
          .isEqualTo(OutputPipes.NONE);
      assertThat(OutputPipes.NONE.holders()).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> commands(OutputPipes pipes) {
    return pipes.holders().stream().map(ProcessId::commandLine).toList();
  }

  private static Process start() throws IOException {
    return new ProcessBuilder(List.of("sh", "-c", DAEMON)).redirectErrorStream(true).start();
  }
}
