package io.github.e2emaven.server;

import io.github.e2emaven.net.Listeners;
import io.github.e2emaven.outcome.LogTail;
import io.github.e2emaven.outcome.Stage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.MainPort;
import io.github.e2emaven.plan.StackAddress;
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
   * @return its address, with the main port that it has
   * @throws NeverListenedException when it ended before it listened on a claimed port
   * @throws StageException of stage PORTS when another program has its port, else of SERVER
   */
  public StackAddress await(RunningServer server, ProcessUnit unit) {
    var port = mainPort(server, unit);
    await(server, probes(server, port));
    return server.address().withPort(port.port());
  }

  private void await(RunningServer server, List<ReadinessProbe> probes) {
    var deadline = System.nanoTime() + server.plan().readiness().timeout().toNanos();
    var missing = Optional.of("not looked at yet");
    while (missing.isPresent()) {
      checkCancelled(server);
      checkAlive(server, probes.get(0));
      checkTime(server, missing.get(), deadline);
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

  private void checkCancelled(RunningServer server) {
    if (cancellation.isCancelled()) {
      throw failed(server, "was cancelled: " + cancellation.reasonOr(""));
    }
  }

  private static void checkAlive(RunningServer server, ReadinessProbe next) {
    if (server.process().isAlive()) {
      return;
    }
    var failure = failed(server, "ended with " + server.process().exit().join());
    // It may have ended because another program took its port: this look throws then.
    if (next instanceof PortProbe && next.missing().isPresent()) {
      throw new NeverListenedException(failure.text());
    }
    throw failure;
  }

  private static void checkTime(RunningServer server, String missing, long deadline) {
    if (System.nanoTime() - deadline > 0) {
      var seconds = server.plan().readiness().timeout().toSeconds();
      throw failed(
          server,
          "was not ready in %d s: %s. Change <server><readiness>, for example <timeoutInSeconds>"
              .formatted(seconds, missing));
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

  private MainPortProbe mainPort(RunningServer server, ProcessUnit unit) {
    var address = server.address();
    return switch (server.plan().mainPort()) {
      case CLAIMED -> new PortProbe(listeners, unit, address.port());
      case OWN -> new OwnPortProbe(listeners, unit, address, choice(server));
    };
  }

  private static OwnPortProbe.Choice choice(RunningServer server) {
    var path = server.plan().readiness().path();
    return path == null
        ? OwnPortProbe.Choice.only()
        : OwnPortProbe.Choice.answering(
            port -> http(server.address().withPort(port), path).missing().isEmpty());
  }

  private static List<ReadinessProbe> probes(RunningServer server, MainPortProbe port) {
    var readiness = server.plan().readiness();
    var probes = new ArrayList<ReadinessProbe>();
    if (readiness.logLine() != null) {
      var log = server.address().directory().serverLog();
      probes.add(new LogLineProbe(log, readiness.logLine(), server.logStart()));
    }
    if (server.plan().mainPort() == MainPort.OWN) {
      // Last: the later the look, the surer that all ports are open.
      probes.add(port);
      return probes;
    }
    probes.add(0, port);
    if (readiness.path() != null) {
      probes.add(http(server.address(), readiness.path()));
    }
    return probes;
  }

  private static HttpPathProbe http(StackAddress address, String path) {
    return new HttpPathProbe(URI.create(address.baseUrl() + address.tokens().expand(path)));
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
