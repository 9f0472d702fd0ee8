package io.github.e2emaven.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM to a real JVM. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@Tag("process")
class ShutdownHookTests {

  @TempDir Path directory;

  @Test
  void a_signal_cancels_the_work_and_closes_when_its_threads_are_done() throws Exception {
    assertThat(saidAfterSignal("busy"))
        .containsSubsequence("cancelled: Maven is shutting down", "closed")
        .containsOnlyOnce("closed");
  }

  @Test
  void a_signal_between_two_goals_closes_at_once() throws Exception {
    assertThat(saidAfterSignal("idle")).containsExactly("closed");
  }

  @Test
  void a_run_that_is_over_has_nothing_to_close() throws Exception {
    assertThat(saidAfterSignal("over")).isEmpty();
  }

  private List<String> saidAfterSignal(String state) throws Exception {
    var jvm = start(state);
    try (var out = jvm.inputReader()) {
      awaitReady(out);
      jvm.toHandle().destroy();
      var said = out.lines().collect(Collectors.toList());
      assertThat(jvm.waitFor()).isEqualTo(128 + 15);
      return said;
    } finally {
      jvm.destroyForcibly();
    }
  }

  private Process start(String state) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var path = System.getProperty("java.class.path");
    return new ProcessBuilder(java, "-cp", path, HookedJvm.class.getName(), cache(), state)
        .redirectError(Redirect.INHERIT)
        .start();
  }

  private String cache() {
    return directory.resolve("cache").toString();
  }

  private static void awaitReady(BufferedReader out) throws IOException {
    for (var line = out.readLine(); !"ready".equals(line); line = out.readLine()) {
      assertThat(line).as("the JVM ended before it was ready").isNotNull();
    }
  }
}
