package io.github.e2emaven.server;

import io.github.e2emaven.net.PortListeners;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.ExitStatus;
import io.github.e2emaven.process.ProcessUnit;
import java.time.Duration;

/** Waits for a server to become ready, exit, be cancelled or time out, whichever comes first. */
public final class ReadinessWait {

  private final PortListeners listeners;
  private final Cancellation cancellation;

  /**
   * Waits for the servers of one run.
   *
   * @param listeners the machine's listeners
   * @param cancellation of the run
   */
  public ReadinessWait(PortListeners listeners, Cancellation cancellation) {
    this.listeners = listeners;
    this.cancellation = cancellation;
  }

  /**
   * Returns when the server is ready.
   *
   * @param server a started server
   * @param unit the processes that may listen on its port
   * @return its address, with its actual main port
   * @throws NeverListenedException when it exited before it listened on a claimed port
   * @throws StageException of stage PORTS when another program has its port, else of stage SERVER
   */
  public StackAddress await(RunningServer server, ProcessUnit unit) {
    try (var watch = new ServerMonitor(server, cancellation)) {
      return await(server, unit, watch);
    }
  }

  private StackAddress await(RunningServer server, ProcessUnit unit, ServerMonitor watch) {
    var checklist = ReadinessChecklist.of(server, listeners, unit, watch.abort());
    var ownership = new PortOwnershipCheck(listeners, unit);
    var timeout = server.plan().readiness().timeout();
    var missing = "not checked yet";
    while (!missing.isEmpty()) {
      watch.checkNotCancelled();
      checkAlive(server, watch, checklist, ownership);
      checkTime(watch, timeout, missing);
      missing = checklist.missing().orElse("");
      if (!missing.isEmpty()) {
        watch.pause();
      }
    }
    // Some servers start without a second port that they cannot bind.
    ownership.check(server.address().ports().values());
    return server.address().withPort(checklist.port().port());
  }

  /**
   * Returns when the program has exited by itself.
   *
   * @throws StageException of stage SERVER when it times out, or the run is cancelled
   */
  public ExitStatus awaitEnd(RunningServer program, Duration timeout) {
    try (var watch = new ServerMonitor(program, cancellation)) {
      while (program.process().isAlive()) {
        watch.checkNotCancelled();
        if (watch.isOlderThan(timeout)) {
          throw watch.failed("did not exit in " + timeout.toSeconds() + " s");
        }
        watch.pause();
      }
    }
    return program.process().exit().join();
  }

  /** A server may exit because another program took one of its ports, a named one included. */
  private static void checkAlive(
      RunningServer server,
      ServerMonitor watch,
      ReadinessChecklist checklist,
      PortOwnershipCheck ownership) {
    if (server.process().isAlive()) {
      return;
    }
    var failure = watch.failed("exited with " + server.process().exit().join());
    ownership.check(server.address().ports().values());
    throw checklist.neverListened() ? new NeverListenedException(failure.message()) : failure;
  }

  private static void checkTime(ServerMonitor watch, Duration timeout, String missing) {
    if (watch.isOlderThan(timeout)) {
      throw watch.failed(
          "was not ready in %d s: %s. Correct <server><readiness> or raise its <timeoutInSeconds>"
              .formatted(timeout.toSeconds(), missing));
    }
  }
}
