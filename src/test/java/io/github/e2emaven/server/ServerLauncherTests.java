package io.github.e2emaven.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.AttemptDirectory;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.ServerPlan.MainPort;
import io.github.e2emaven.plan.ServerPlan.ReadinessPlan;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.process.ProcessStarter;
import io.github.e2emaven.process.RunningProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLauncherTests {

  @TempDir Path directory;

  private final List<ProcessStarter.Launch> launches = new ArrayList<>();

  @Test
  void placeholders_are_expanded_and_configured_variables_win() {
    launch(plan(Map.of("MODE", "slot @{slot}", "PORT", "x@{port}"), null));
    assertThat(launches.get(0).command()).containsExactly("run", "--port=8081", "@{other}");
    assertThat(launches.get(0).environment())
        .containsEntry("MODE", "slot 2")
        .containsEntry("PORT", "x8081");
  }

  @Test
  void the_configuration_cannot_change_the_cookie() {
    launch(plan(Map.of("E2E_STACK", "mine"), null));
    assertThat(launches.get(0).environment()).containsEntry("E2E_STACK", stack().cookie());
  }

  @Test
  void a_server_runs_in_its_own_directory_or_in_the_configured_one() throws IOException {
    launch(plan(Map.of(), null));
    var link = Files.createSymbolicLink(directory.resolve("link"), directory);
    launch(plan(Map.of(), link));
    launch(plan(Map.of(), Path.of("@{directory}/sub")));
    var own = stack().directory().work();
    assertThat(launches)
        .extracting(ProcessStarter.Launch::directory)
        .containsExactly(own, link, own.resolve("sub"));
    assertThat(own.resolve("sub")).isDirectory();
  }

  @Test
  void a_program_that_cannot_be_started_is_named() {
    var launcher =
        new ServerLauncher(
            launch -> {
              throw new UncheckedIOException("Cannot start run", new IOException("no such file"));
            });
    var plan = plan(Map.of(), null);
    assertThatThrownBy(() -> launcher.start(plan, stack()))
        .isInstanceOf(StageException.class)
        .hasMessageContainingAll("Cannot start run", "FooE2E", "<server>");
  }

  private void launch(ServerPlan plan) {
    new ServerLauncher(this::started).start(plan, stack());
  }

  private RunningProcess started(ProcessStarter.Launch launch) {
    launches.add(launch);
    return new StandIn(new CompletableFuture<>());
  }

  private static ServerPlan plan(Map<String, String> environment, @Nullable Path workingDirectory) {
    return new ServerPlan(
        List.of("run", "--port=@{port}", "@{other}"),
        environment,
        Set.of(),
        workingDirectory,
        MainPort.CLAIMED,
        new ReadinessPlan(null, null, Duration.ofSeconds(1)),
        Duration.ofSeconds(1));
  }

  private StackAddress stack() {
    return new StackAddress(
        new RunId("run1"),
        new TestFile("a.FooE2E"),
        1,
        2,
        "127.0.0.1",
        Map.of(StackAddress.MAIN_PORT, 8081),
        null,
        new AttemptDirectory(directory.resolve("attempt-1")));
  }
}
