package io.github.e2emaven.server.archive;

import io.github.e2emaven.plan.JavaProgram;
import io.github.e2emaven.plan.SampleServer;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.process.Eventually;
import io.github.e2emaven.process.ProcessStarter;
import io.github.e2emaven.process.RunningProcess;
import io.github.e2emaven.process.SessionStarter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;

/**
 * What a start of a Spring Boot server costs; {@code main} prints a row of the table in
 * docs/performance.md for each JDK. The environment has the address of a database, {@code
 * SPRING_DATASOURCE_URL}.
 *
 * @param java launcher of the JDK
 * @param jar the server
 * @param directory holds cache and logs
 * @param path of a page that the ready server has
 */
record StartCost(Path java, Path jar, Path directory, String path) {

  private static final int TIMES = 5;
  private static final String C1 = "-XX:TieredStopAtLevel=1";

  /**
   * Measures.
   *
   * @param arguments the jar, the path of a page, and the home of each JDK
   */
  public static void main(String[] arguments) throws IOException {
    System.out.println(
        "| JDK | plain | C1 | archive and C1 | archive / plain | start that builds it |");
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    for (var home : List.of(arguments).subList(2, arguments.length)) {
      var directory = Files.createTempDirectory("start-cost");
      var java = Path.of(home, "bin", "java");
      System.out.println(new StartCost(java, Path.of(arguments[0]), directory, arguments[1]).row());
    }
  }

  private String row() throws IOException {
    var plain = server(List.of());
    var c1 = server(List.of(C1));
    var acceleration =
        StartAcceleration.of(
            c1,
            new ArchiveMeans(
                SampleMeans.directories(directory, "cost"),
                new SessionStarter(),
                Integer.MAX_VALUE,
                System.out::println));
    var building = new ArrayList<Double>();
    acceleration.train(c1, plan -> building.add(cost(plan, StartCost::toExit)));
    double plainCost = median(plain);
    double archiveCost = median(acceleration.next(c1));
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.2f | %.2f | %.2f |",
        java.resolve("../..").normalize().getFileName(),
        plainCost,
        median(c1),
        archiveCost,
        archiveCost / plainCost,
        building.get(0));
  }

  private ServerPlan server(List<String> options) {
    var program = new JavaProgram(java, options, List.of(jar), null, List.of());
    return SampleServer.of(program);
  }

  private double median(ServerPlan plan) {
    var costs = new ArrayList<Double>();
    for (int i = 0; i < TIMES; i++) {
      costs.add(cost(plan, StartCost::now));
    }
    Collections.sort(costs);
    return costs.get(TIMES / 2);
  }

  /** Starts the server until it is ready, takes the measure, and stops it. */
  private double cost(ServerPlan plan, ToDoubleFunction<RunningProcess> measure) {
    int port = freePort();
    var server =
        new SessionStarter()
            .start(
                new ProcessStarter.Launch(
                    plan.command(),
                    Map.of("SERVER_PORT", Integer.toString(port)),
                    directory,
                    directory.resolve("server.log")));
    Eventually.until("ready, see " + directory, () -> answers(port));
    double cost = measure.applyAsDouble(server);
    ProcessHandle.of(server.pid()).ifPresent(ProcessHandle::destroy);
    server.exit().join();
    return cost;
  }

  /** CPU seconds so far. */
  private static double now(RunningProcess server) {
    return ProcessHandle.of(server.pid())
            .flatMap(process -> process.info().totalCpuDuration())
            .orElseThrow()
            .toMillis()
        / 1000.0;
  }

  /** CPU seconds until the JVM has exited, without the JVM that assembles an AOT cache. */
  private static double toExit(RunningProcess server) {
    double last = now(server);
    ProcessHandle.of(server.pid()).ifPresent(ProcessHandle::destroy);
    while (server.isAlive()) {
      var seen = ProcessHandle.of(server.pid()).flatMap(it -> it.info().totalCpuDuration());
      last = seen.map(time -> time.toMillis() / 1000.0).orElse(last);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    return last;
  }

  private boolean answers(int port) {
    try {
      var url = URI.create("http://127.0.0.1:" + port + path).toURL();
      return ((HttpURLConnection) url.openConnection()).getResponseCode() < 400;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
