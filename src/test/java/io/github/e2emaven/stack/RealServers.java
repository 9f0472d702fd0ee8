package io.github.e2emaven.stack;

import io.github.e2emaven.execution.FakeRun;
import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.net.LeaseDirectory;
import io.github.e2emaven.net.LeasedPorts;
import io.github.e2emaven.net.PortRange;
import io.github.e2emaven.net.ReservedPorts;
import io.github.e2emaven.net.SystemListeners;
import io.github.e2emaven.plan.AttemptDirectory;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.SampleRules;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.ServerPlan.MainPort;
import io.github.e2emaven.plan.ServerPlan.ReadinessPlan;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.postgres.MemoryLedger;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.SessionStarter;
import io.github.e2emaven.secrets.PasswordMask;
import io.github.e2emaven.server.ReadinessWait;
import io.github.e2emaven.server.ServerLauncher;
import io.github.e2emaven.server.archive.StartAcceleration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts {@link PortServer}s as a run would. */
final class RealServers implements AutoCloseable {

  private static final Ledger LEDGER = new MemoryLedger();

  final FakeRun run;
  final AttemptRecorder trace = new AttemptRecorder(Clock.systemUTC());
  private final Path directory;
  private final MainPort mainPort;
  private final PortStrategy ports;
  private final StackReleaser releases;
  private final List<ForkedStack> started = new ArrayList<>();
  private final List<ServerSocket> robbed = new ArrayList<>();

  RealServers(Path directory, MainPort mainPort, List<String> ports, PortRange range) {
    this.run = new FakeRun(directory, 1, SampleRules.of(1));
    this.releases = new StackReleaser(run);
    this.directory = directory;
    this.mainPort = mainPort;
    var leases = new LeasedPorts(new LeaseDirectory(directory.resolve("ports"), null), range);
    this.ports =
        new PortStrategy(
            new StackPorts.Source(new ReservedPorts(), ports, LEDGER),
            new StackPorts.Source(leases, ports, LEDGER),
            run::notice);
  }

  static RealServers claimed(Path directory, String... named) {
    var ports = Stream.concat(Stream.of(StackAddress.MAIN_PORT), Stream.of(named)).toList();
    return new RealServers(directory, MainPort.CLAIMED, ports, PortRange.belowEphemeral());
  }

  /** As on a host whose kernel hands out all ports. */
  static RealServers leaseless(Path directory) {
    var none = new PortRange(10_240, 10_239);
    return new RealServers(directory, MainPort.CLAIMED, List.of(StackAddress.MAIN_PORT), none);
  }

  static RealServers own(Path directory, String... named) {
    return new RealServers(
        directory, MainPort.SERVER_CHOSEN, List.of(named), PortRange.belowEphemeral());
  }

  /** Starts a server of this kind under the name of a test file. */
  StackAddress start(String kind, String file, @Nullable String path) {
    return start(kind, path, ports -> address(file, ports));
  }

  /** The same, but this JVM is faster on the management port, so many times. */
  StackAddress startRobbed(String kind, String file, int times) {
    return start(
        kind,
        null,
        ports -> {
          if (robbed.size() < times) {
            robbed.add(take(ports.getOrDefault("management", 0)));
          }
          return address(file, ports);
        });
  }

  /** The ports that this JVM has taken. */
  List<Integer> robbed() {
    return robbed.stream().map(ServerSocket::getLocalPort).toList();
  }

  private static ServerSocket take(int port) {
    try {
      return new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StackAddress start(
      String kind, @Nullable String path, Function<Map<String, Integer>, StackAddress> addresses) {
    var stack =
        new ServerStarter(ports, parts(plan(kind, path))).start(ports.claim(), addresses, trace);
    started.add(stack);
    return stack.address();
  }

  /** Starts this server from its archive, under the name of a test file. */
  StackAddress startArchived(ServerPlan plan, StartAcceleration acceleration, String file) {
    var stack =
        new ServerStarter(ports, parts(plan), acceleration)
            .start(ports.claim(), numbers -> address(file, numbers), trace);
    started.add(stack);
    return stack.address();
  }

  /** Builds the archive of this server. */
  void train(ServerPlan plan, StartAcceleration acceleration) {
    var directories = new AttemptDirectory(directory.resolve("training"));
    new SingleStart(
            run.plan(plan),
            new ServerStarter(ports, parts(plan), acceleration),
            Clock.systemUTC(),
            new TestFile("training"),
            directories)
        .train(null, List.of(), () -> {});
  }

  private ServerParts parts(ServerPlan plan) {
    return new ServerParts(
        plan,
        new ServerLauncher(new SessionStarter()),
        new ReadinessWait(SystemListeners.get(), new Cancellation()),
        LEDGER,
        releases,
        run,
        new Cancellation(),
        new PasswordMask(List.of()));
  }

  private StackAddress address(String file, Map<String, Integer> ports) {
    var id = new RunId(Integer.toHexString(directory.hashCode()));
    var attempt = new AttemptDirectory(directory.resolve(file));
    AttemptAccess.close(attempt);
    return new StackAddress(id, new TestFile(file), 1, 1, "127.0.0.1", ports, null, attempt);
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
        new ReadinessPlan(path, null, Duration.ofSeconds(60)),
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

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    started.forEach(ForkedStack::discard);
    robbed.forEach(RealServers::close);
    try {
      releases.await(Duration.ofSeconds(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
