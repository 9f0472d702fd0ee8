package io.github.e2emaven.server;

import io.github.e2emaven.net.HttpProbe;
import io.github.e2emaven.net.PortListeners;
import io.github.e2emaven.net.ProbeCancellation;
import io.github.e2emaven.plan.MainPort;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.process.ProcessUnit;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that must hold before a server is ready, in the order in which it is looked at. What is there
 * stays there: a probe that agreed once is not asked again.
 *
 * @param port knows the main port in the end
 * @param left those that have not agreed yet
 */
record ProbeFactory(MainPortProbe port, List<ReadinessProbe> left) {

  private static final Duration HTTP_TIMEOUT = Duration.ofSeconds(5);

  /** The list is worked off, so it is a copy. */
  ProbeFactory {
    left = new ArrayList<>(left);
  }

  /**
   * As the plan of the server asks for.
   *
   * @param unit the processes that may listen on its port
   * @param abort ends a probe under way
   */
  static ProbeFactory of(
      RunningServer server, PortListeners listeners, ProcessUnit unit, ProbeCancellation abort) {
    var address = server.address();
    return server.plan().mainPort() == MainPort.OWN
        ? own(server, new SelfChosenPortProbe(listeners, unit, address, choice(server, abort)))
        : claimed(server, new PortProbe(listeners, unit, address.port()), abort);
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

  /** Whether nobody has listened on the claimed port yet; throws when another program does. */
  boolean neverListened() {
    return port instanceof PortProbe && left.contains(port) && port.missing().isPresent();
  }

  private static ProbeFactory claimed(
      RunningServer server, PortProbe port, ProbeCancellation abort) {
    var probes = new ArrayList<ReadinessProbe>(List.of(port));
    logLine(server).ifPresent(probes::add);
    var path = server.plan().readiness().path();
    if (path != null) {
      probes.add(http(server.address(), path, abort));
    }
    return new ProbeFactory(port, probes);
  }

  /** The port last: the later the look, the surer that all ports are open. */
  private static ProbeFactory own(RunningServer server, SelfChosenPortProbe port) {
    var probes = new ArrayList<ReadinessProbe>();
    logLine(server).ifPresent(probes::add);
    probes.add(port);
    return new ProbeFactory(port, probes);
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

  private static HttpPathProbe http(StackAddress address, String path, ProbeCancellation abort) {
    var url = URI.create(address.baseUrl() + address.tokens().expand(path));
    return new HttpPathProbe(url, new HttpProbe(HTTP_TIMEOUT, abort));
  }
}
