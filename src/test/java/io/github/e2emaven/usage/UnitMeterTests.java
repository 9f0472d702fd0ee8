package io.github.e2emaven.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.outcome.StackUsage;
import io.github.e2emaven.process.Eventually;
import io.github.e2emaven.process.ProcessId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("process")
class UnitMeterTests {

  /** Uses CPU time, says so, and waits for the end of its standard input. */
  private static final String WORKS =
      "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; echo done; read line";

  private static final Path PROC = Path.of("/proc");

  private final List<Process> started = new ArrayList<>();

  static Stream<PeakMemory> sources() {
    return Stream.of(new PeakMemory.Procfs(PROC), new PeakMemory.Oshi());
  }

  @AfterEach
  void end_all() {
    started.forEach(Process::destroyForcibly);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void each_source_knows_the_memory_of_a_process_and_not_that_of_a_dead_one(PeakMemory source)
      throws Exception {
    assertThat(source.of(ProcessHandle.current().pid()).orElse(0)).isGreaterThan(10_000_000);
    var dead = start("exit 0");
    dead.waitFor();
    assertThat(source.of(dead.pid())).isEmpty();
  }

  @Test
  void the_share_of_the_server_is_that_of_its_processes_and_of_those_it_starts_later()
      throws Exception {
    var server = worked(start("( " + WORKS + " ); true"));
    var tests = worked(start(WORKS));
    var meter = UnitMeter.ofHost();
    meter.serverReady(Set.of(id(server.toHandle())));
    meter.look(Set.of(id(server.toHandle()), id(child(server)), id(tests.toHandle())));

    var usage = meter.read();

    assertThat(usage.server().cpu()).isEqualTo(cpu(server.toHandle()).plus(cpu(child(server))));
    assertThat(usage.tests().cpu()).isEqualTo(cpu(tests.toHandle())).isPositive();
    assertThat(usage.server().peakMemory()).isGreaterThan(usage.tests().peakMemory()).isPositive();
    assertThat(usage.tests().peakMemory()).isPositive();
  }

  @Test
  void a_process_that_is_gone_counts_with_what_was_seen_last() throws Exception {
    var tests = worked(start(WORKS));
    var meter = UnitMeter.ofHost();
    meter.look(Set.of(id(tests.toHandle())));
    var seen = meter.read();

    tests.getOutputStream().close();
    tests.waitFor();

    assertThat(seen.tests().cpu()).isPositive();
    assertThat(meter.read()).isEqualTo(seen);
  }

  @Test
  void a_process_that_is_gone_before_it_is_seen_counts_nothing() throws Exception {
    var tests = start("exit 0");
    var id = id(tests.toHandle());
    tests.waitFor();
    Eventually.until("gone", () -> ProcessHandle.of(tests.pid()).isEmpty());
    var meter = UnitMeter.ofHost();

    meter.look(Set.of(id));

    assertThat(meter.read()).isEqualTo(StackUsage.NONE);
  }

  private Process start(String script) throws IOException {
    var process = new ProcessBuilder("sh", "-c", script).start();
    started.add(process);
    return process;
  }

  /** Its time stands still now. */
  private static Process worked(Process process) throws IOException {
    assertThat(process.inputReader().readLine()).isEqualTo("done");
    return process;
  }

  private static ProcessHandle child(Process parent) {
    return parent.children().findFirst().orElseThrow();
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElseThrow();
  }

  private static ProcessId id(ProcessHandle process) {
    return ProcessId.of(process.pid()).orElse(new ProcessId(process.pid(), 0));
  }
}
