package io.github.e2emaven.server;

import io.github.e2emaven.net.ConnectionProbe;
import io.github.e2emaven.net.HttpProbe;
import io.github.e2emaven.net.PortListeners;
import io.github.e2emaven.net.ProbeCancellation;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.process.ProcessUnit;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every condition of a server's readiness, in the order of the checks. A condition that held once
 * is not checked again.
 *
 * @param port the probe that finds the main port
 * @param left the probes whose condition has not held yet
 */
record ReadinessChecklist(ReadinessProbe.MainPort port, List<ReadinessProbe> left) {

  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);

  /** A mutable copy: probes are removed once their condition holds. */
  ReadinessChecklist {
    left = new ArrayList<>(left);
  }

  /**
   * The conditions that the server's plan configures.
   *
   * @param unit the processes that may listen on its port
   * @param abort ends a running probe
   */
  static ReadinessChecklist of(
      RunningServer server, PortListeners listeners, ProcessUnit unit, ProbeCancellation abort) {
    var address = server.address();
    return switch (server.plan().mainPort()) {
      case SERVER_CHOSEN ->
          serverChosen(
              server,
              new SelfChosenPortProbe(listeners, unit, address, choice(server, abort)),
              abort);
      case CLAIMED -> claimed(server, new PortProbe(listeners, unit, address.port()), abort);
    };
  }

  /** What is still missing; empty when the server is ready. */
  Optional<String> missing() {
    while (!left.isEmpty()) {
      var missing = left.get(0).missing();
      if (missing.isPresent()) {
        return missing;
      }
      left.remove(0);
    }
    return Optional.empty();
  }

  /**
   * Whether no process has listened on the claimed port yet.
   *
   * @throws io.github.e2emaven.outcome.StageException when another program listens there
   */
  boolean neverListened() {
    return port instanceof PortProbe && left.contains(port) && port.missing().isPresent();
  }

  private static ReadinessChecklist claimed(
      RunningServer server, PortProbe port, ProbeCancellation abort) {
    var probes = new ArrayList<ReadinessProbe>(List.of(port, address(server, port, abort)));
    logLine(server).ifPresent(probes::add);
    var path = server.plan().readiness().path();
    if (path != null) {
      probes.add(http(server.address(), path, abort));
    }
    return new ReadinessChecklist(port, probes);
  }

  /** The port comes last: the later the check, the more certain that all ports are open. */
  private static ReadinessChecklist serverChosen(
      RunningServer server, SelfChosenPortProbe port, ProbeCancellation abort) {
    var probes = new ArrayList<ReadinessProbe>();
    logLine(server).ifPresent(probes::add);
    probes.add(port);
    probes.add(address(server, port, abort));
    return new ReadinessChecklist(port, probes);
  }

  private static SelfChosenPortProbe.Choice choice(RunningServer server, ProbeCancellation abort) {
    var path = server.plan().readiness().path();
    return path == null
        ? SelfChosenPortProbe.Choice.only()
        : SelfChosenPortProbe.Choice.answering(
            port -> http(server.address().withPort(port), path, abort).missing().isEmpty());
  }

  private static Optional<ReadinessProbe> logLine(RunningServer server) {
    var log = server.address().directory().serverLog();
    return Optional.ofNullable(server.plan().readiness().logLine())
        .map(regex -> new LogLineProbe(log, regex, server.logStart()));
  }

  private static ReadinessProbe address(
      RunningServer server, ReadinessProbe.MainPort port, ProbeCancellation abort) {
    return new AddressProbe(
        server.address().host(), port, new ConnectionProbe(PROBE_TIMEOUT, abort));
  }

  private static ReadinessProbe http(StackAddress address, String path, ProbeCancellation abort) {
    var url = URI.create(address.baseUrl() + address.placeholders().expand(path));
    return ReadinessProbe.path(url, new HttpProbe(PROBE_TIMEOUT, abort));
  }
}
