package io.github.e2emaven.server;

import io.github.e2emaven.net.PortListeners;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.ExitStatus;
import io.github.e2emaven.process.ProcessUnit;
import java.time.Duration;

/** Waits for ready, died, cancelled and timed out together. */
public final class ReadinessWait {

  private final PortListeners listeners;
  private final Cancellation cancellation;

  /** Looks for listeners of this machine. */
  public ReadinessWait(PortListeners listeners, Cancellation cancellation) {
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
    try (var watch = new ServerMonitor(server, cancellation)) {
      return await(server, unit, watch);
    }
  }

  private StackAddress await(RunningServer server, ProcessUnit unit, ServerMonitor watch) {
    var probes = ProbeFactory.of(server, listeners, unit, watch.abort());
    var strangers = new PortOwnershipCheck(listeners, unit);
    var timeout = server.plan().readiness().timeout();
    var missing = "not looked at yet";
    while (!missing.isEmpty()) {
      watch.checkNotCancelled();
      checkAlive(server, watch, probes, strangers);
      checkTime(watch, timeout, missing);
      missing = probes.missing().orElse("");
      if (!missing.isEmpty()) {
        watch.pause();
      }
    }
    // Some servers do not mind that they cannot have a second port.
    strangers.refuse(server.address().ports().values());
    return server.address().withPort(probes.port().port());
  }

  /**
   * Returns when the program has ended by itself.
   *
   * @throws StageException when it has not in time, or the run is cancelled
   */
  public ExitStatus awaitEnd(RunningServer program, Duration timeout) {
    try (var watch = new ServerMonitor(program, cancellation)) {
      while (program.process().isAlive()) {
        watch.checkNotCancelled();
        if (watch.isOlderThan(timeout)) {
          throw watch.failed("did not end in " + timeout.toSeconds() + " s");
        }
        watch.pause();
      }
    }
    return program.process().exit().join();
  }

  /** It may have ended because another program took one of its ports, named ones too. */
  private static void checkAlive(
      RunningServer server,
      ServerMonitor watch,
      ProbeFactory probes,
      PortOwnershipCheck strangers) {
    if (server.process().isAlive()) {
      return;
    }
    var failure = watch.failed("ended with " + server.process().exit().join());
    strangers.refuse(server.address().ports().values());
    throw probes.neverListened() ? new NeverListenedException(failure.message()) : failure;
  }

  private static void checkTime(ServerMonitor watch, Duration timeout, String missing) {
    if (watch.isOlderThan(timeout)) {
      throw watch.failed(
          "was not ready in %d s: %s. Change <server><readiness>, for example <timeoutInSeconds>"
              .formatted(timeout.toSeconds(), missing));
    }
  }
}
