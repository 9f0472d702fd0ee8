package io.github.e2emaven.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.net.HttpProbe;
import io.github.e2emaven.net.SystemListeners;
import io.github.e2emaven.plan.SampleAddress;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.ServerPlan.MainPort;
import io.github.e2emaven.plan.ServerPlan.ReadinessPlan;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.ExitStatus;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ReadinessWaitTests {

  /** Longer than any test. */
  private static final Duration VERY_LONG = Duration.ofMinutes(20);

  @TempDir Path directory;

  private final Cancellation cancellation = new Cancellation();
  private final CompletableFuture<ExitStatus> exit = new CompletableFuture<>();

  @Test
  void a_cancellation_ends_a_probe_without_a_response() throws Exception {
    assertProbeEndsWhen(() -> cancellation.cancel("Ctrl-C"));
  }

  @Test
  void the_servers_exit_ends_a_probe_without_a_response() throws Exception {
    assertProbeEndsWhen(() -> exit.complete(new ExitStatus(3)));
  }

  @Test
  void no_probe_begins_after_the_servers_exit() throws Exception {
    exit.complete(new ExitStatus(3));
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertThat(probe(silent, Duration.ofSeconds(1)).missing())
          .get()
          .asString()
          .contains("probe cancelled");
    }
  }

  @Test
  void a_wait_leaves_no_subscription_behind() {
    var wait = new ReadinessWait(SystemListeners.get(), cancellation);
    assertThatThrownBy(() -> wait.awaitEnd(server(), Duration.ofMillis(300)))
        .hasMessageContaining("did not exit");
    assertThat(cancellation.subscribers()).isZero();
  }

  private void assertProbeEndsWhen(Runnable event) throws Exception {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var probe = probe(silent, VERY_LONG);
      var missing = CompletableFuture.supplyAsync(probe::missing);
      try (var asking = silent.accept()) {
        assertThat(asking.getInputStream().readNBytes(3)).isEqualTo("GET".getBytes(UTF_8));
        event.run();
        assertThat(missing.get()).isPresent();
      }
    }
  }

  private ReadinessProbe probe(ServerSocket socket, Duration timeout) {
    var url = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    var watch = new ServerMonitor(server(), cancellation);
    return ReadinessProbe.path(url, new HttpProbe(timeout, watch.abort()));
  }

  private RunningServer server() {
    var plan =
        new ServerPlan(
            List.of("run"),
            Map.of(),
            Set.of(),
            null,
            MainPort.CLAIMED,
            new ReadinessPlan("/", null, VERY_LONG),
            Duration.ofSeconds(1));
    var address = SampleAddress.in(directory);
    return new RunningServer(plan, address, new StandIn(exit), 0);
  }
}
