package io.github.e2emaven.server;

import io.github.e2emaven.net.Listeners;
import io.github.e2emaven.outcome.LogTail;
import io.github.e2emaven.outcome.Stage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.ExitStatus;
import io.github.e2emaven.process.ProcessUnit;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for ready, died, cancelled and timed out together. */
public final class ReadinessWait {

  private static final long PAUSE_MILLIS = 20;

  private final Listeners listeners;
  private final Cancellation cancellation;

  /** Looks for listeners of this machine. */
  public ReadinessWait(Listeners listeners, Cancellation cancellation) {
    this.listeners = listeners;
    this.cancellation = cancellation;
  }

  /**
   * Returns when the server is ready.
   *
   * @param server started
   * @param unit the processes that may listen on its port
   * @throws StageException of stage PORTS when another program has its port, else of SERVER
   */
  public void await(RunningServer server, ProcessUnit unit) {
    var probes = new ArrayList<>(probes(server, unit));
    var deadline = System.nanoTime() + server.plan().readiness().timeout().toNanos();
    var missing = Optional.of("not looked at yet");
    while (missing.isPresent()) {
      check(server, missing.get(), deadline);
      missing = firstMissing(probes);
      if (missing.isPresent()) {
        pause(server);
      }
    }
  }

  /**
   * Returns when the program has ended by itself.
   *
   * @throws StageException when it has not in time, or the run is cancelled
   */
  public ExitStatus awaitEnd(RunningServer program, Duration timeout) {
    var deadline = System.nanoTime() + timeout.toNanos();
    while (program.process().isAlive()) {
      checkCancelled(program);
      if (System.nanoTime() - deadline > 0) {
        throw failed(program, "did not end in " + timeout.toSeconds() + " s");
      }
      pause(program);
    }
    return program.process().exit().join();
  }

  private void check(RunningServer server, String missing, long deadline) {
    checkCancelled(server);
    if (!server.process().isAlive()) {
      throw failed(server, "ended with " + server.process().exit().join());
    }
    if (System.nanoTime() - deadline > 0) {
      var seconds = server.plan().readiness().timeout().toSeconds();
      throw failed(
          server,
          "was not ready in %d s: %s. Change <server><readiness>, for example <timeoutInSeconds>"
              .formatted(seconds, missing));
    }
  }

  private void checkCancelled(RunningServer server) {
    if (cancellation.isCancelled()) {
      throw failed(server, "was cancelled: " + cancellation.reasonOr(""));
    }
  }

  /** What is there stays there: a probe that agreed once is not asked again. */
  private static Optional<String> firstMissing(List<ReadinessProbe> probes) {
    while (!probes.isEmpty()) {
      var missing = probes.get(0).missing();
      if (missing.isPresent()) {
        return missing;
      }
      probes.remove(0);
    }
    return Optional.empty();
  }

  private void pause(RunningServer server) {
    try {
      CompletableFuture.anyOf(server.process().exit(), cancellation.whenCancelled())
          .get(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // Time for the next look.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(server, "was not awaited: interrupted");
    }
  }

  private List<ReadinessProbe> probes(RunningServer server, ProcessUnit unit) {
    var readiness = server.plan().readiness();
    var probes = new ArrayList<ReadinessProbe>();
    probes.add(new PortProbe(listeners, unit, server.address().port()));
    if (readiness.logLine() != null) {
      probes.add(new LogLineProbe(server.address().directory().serverLog(), readiness.logLine()));
    }
    if (readiness.path() != null) {
      var path = server.address().tokens().expand(readiness.path());
      probes.add(new HttpPathProbe(URI.create(server.address().baseUrl() + path)));
    }
    return probes;
  }

  private static StageException failed(RunningServer server, String what) {
    var address = server.address();
    return new StageException(
        Stage.SERVER,
        "the server of %s %s.%n%s"
            .formatted(
                address.file().simpleName(),
                what,
                LogTail.quote(address.directory().serverLog(), 20)));
  }
}
