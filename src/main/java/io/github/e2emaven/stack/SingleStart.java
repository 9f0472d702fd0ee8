package io.github.e2emaven.stack;

import io.github.e2emaven.net.Loopback;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.AttemptDirectory;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.process.StopPolicy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A start of the server for no test file: it becomes ready and is stopped, to fill the template or
 * to build the server's class-data archive.
 *
 * @param plan the run
 * @param servers starts it
 * @param clock dates its steps
 * @param name in place of a test file
 * @param directory its log and files
 */
public record SingleStart(
    RunPlan plan, ServerStarter servers, Clock clock, TestFile name, AttemptDirectory directory) {

  /** Starts the template's server. */
  static SingleStart ofTemplate(RunPlan plan, ServerStarter servers, Clock clock) {
    return new SingleStart(
        plan, servers, clock, new TestFile("template"), plan.directory().template());
  }

  /**
   * Starts and stops the server; also builds its archive if one is wanted.
   *
   * @throws StageException when it does not become ready
   */
  void run(@Nullable DatabaseAddress database) {
    if (servers.acceleration().isWanted()) {
      train(database, List.of(), () -> {});
    } else {
      run(
          servers,
          database,
          stack -> {
            stack.discard();
            return true;
          });
    }
  }

  /**
   * Builds the archive.
   *
   * @param prefix program before the server's command, such as {@code nice}
   * @param onReady runs when the server is ready, before it is stopped and writes the archive
   * @throws StageException when the server does not become ready; no archive is wanted then
   */
  public void train(@Nullable DatabaseAddress database, List<String> prefix, Runnable onReady) {
    Predicate<ForkedStack> stop =
        stack -> {
          onReady.run();
          return stack.stopTraining();
        };
    try {
      servers
          .acceleration()
          .train(
              plan.server(), server -> run(servers.of(prefixed(server, prefix)), database, stop));
    } catch (StageException e) {
      servers.acceleration().skip("the server did not start while it was built: " + e.headline());
      throw e;
    }
  }

  private static ServerPlan prefixed(ServerPlan server, List<String> prefix) {
    var command = new ArrayList<>(prefix);
    command.addAll(server.command());
    return server.withCommand(command);
  }

  private boolean run(
      ServerStarter starter, @Nullable DatabaseAddress database, Predicate<ForkedStack> stop) {
    AttemptAccess.close(directory);
    var ports = starter.ports().claim();
    try {
      return stop.test(
          starter.start(
              ports,
              numbers ->
                  new StackAddress(
                      plan.id(),
                      name,
                      0,
                      0,
                      Loopback.ofMachine().host(),
                      numbers,
                      database,
                      directory),
              new AttemptRecorder(clock)));
    } finally {
      awaitReleases();
    }
  }

  /** Maven may exit right after this. */
  private void awaitReleases() {
    try {
      servers
          .parts()
          .releaser()
          .await(new StopPolicy(plan.server().stopTimeout()).releasePatience());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
