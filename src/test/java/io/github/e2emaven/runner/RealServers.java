package io.github.e2emaven.runner;

import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.ledger.Resource;
import io.github.e2emaven.net.Listeners;
import io.github.e2emaven.net.PortRange;
import io.github.e2emaven.net.Ports;
import io.github.e2emaven.plan.AttemptDirectory;
import io.github.e2emaven.plan.MainPort;
import io.github.e2emaven.plan.Readiness;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.SessionStarter;
import io.github.e2emaven.server.ReadinessWait;
import io.github.e2emaven.server.ServerLauncher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Starts {@link PortServer}s as a run would. */
final class RealServers implements AutoCloseable {

  private static final Ledger LEDGER =
      new Ledger() {
        @Override
        public Entry enter(Resource resource) {
          return () -> {};
        }

        @Override
        public List<Resource> open() {
          return List.of();
        }
      };

  final FakeRun run;
  final Trace trace = new Trace(Clock.systemUTC());
  private final Path directory;
  private final MainPort mainPort;
  private final RunPorts ports;
  private final Releases releases;
  private final List<LiveStack> started = new ArrayList<>();

  RealServers(Path directory, MainPort mainPort, List<String> ports) {
    this.run = new FakeRun(directory, 1, FakeRun.rules(1));
    this.releases = new Releases(run);
    this.directory = directory;
    this.mainPort = mainPort;
    var leases = Ports.leased(directory.resolve("ports"), PortRange.belowEphemeral());
    this.ports =
        new RunPorts(
            new PortSet.Source(Ports.reserved(), ports, LEDGER),
            new PortSet.Source(leases, ports, LEDGER),
            run::notice);
  }

  static RealServers claimed(Path directory) {
    return new RealServers(directory, MainPort.CLAIMED, List.of(StackAddress.MAIN_PORT));
  }

  static RealServers own(Path directory, String... named) {
    return new RealServers(directory, MainPort.OWN, List.of(named));
  }

  /** Starts a server of this kind under the name of a test file. */
  StackAddress start(String kind, String file, @Nullable String path) {
    var source =
        new ServerSource(
            plan(kind, path),
            new ServerLauncher(new SessionStarter()),
            new ReadinessWait(Listeners.system(), new Cancellation()),
            LEDGER,
            releases,
            run);
    var stack =
        new ServerStart(ports, source).start(ports.claim(), ports -> address(file, ports), trace);
    started.add(stack);
    return stack.address();
  }

  private StackAddress address(String file, Map<String, Integer> ports) {
    var id = new RunId(Integer.toHexString(directory.hashCode()));
    return new StackAddress(
        id, new TestFile(file), 1, 1, ports, null, new AttemptDirectory(directory.resolve(file)));
  }

  private ServerPlan plan(String kind, @Nullable String path) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ServerPlan(
        List.of(
            java, "-cp", System.getProperty("java.class.path"), PortServer.class.getName(), kind),
        Map.of(),
        Set.of(),
        null,
        mainPort,
        new Readiness(path, null, Duration.ofSeconds(60)),
        Duration.ofSeconds(5));
  }

  /** How often the server of this file came up. */
  long starts(String file) {
    return log(file).lines().filter(line -> line.startsWith("up with port")).count();
  }

  String log(String file) {
    try {
      return Files.readString(directory.resolve(file).resolve("server.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    started.forEach(LiveStack::stop);
    try {
      releases.await(Duration.ofSeconds(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
