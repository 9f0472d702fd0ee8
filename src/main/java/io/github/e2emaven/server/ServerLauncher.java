package io.github.e2emaven.server;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.process.ProcessLaunch;
import io.github.e2emaven.process.ProcessStarter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts servers with their tokens filled in. */
public final class ServerLauncher {

  private static final String AGAIN =
      "%n---- e2e-maven-plugin: started again on another port ----%n".formatted();

  private final ProcessStarter starter;

  /** Starts through the given starter. */
  public ServerLauncher(ProcessStarter starter) {
    this.starter = starter;
  }

  /** What processes of a stack are started with. */
  public ProcessStarter starter() {
    return starter;
  }

  /**
   * Starts the server of one stack; does not wait for it. Its log is appended to that of an earlier
   * try.
   *
   * @throws StageException when the program cannot be started
   */
  public RunningServer start(ServerPlan plan, StackAddress stack) {
    var launch =
        new ProcessLaunch(
            command(plan, stack),
            environment(plan, stack),
            directory(plan, stack),
            stack.directory().serverLog());
    try {
      var logStart = separate(launch.log());
      return new RunningServer(plan, stack, starter.start(launch), logStart);
    } catch (UncheckedIOException e) {
      throw new StageException(
          RunStage.SERVER,
          "server cannot be started: %s (command: %s; see <server>)"
              .formatted(e.getMessage(), plan.command().get(0)),
          e);
    }
  }

  /** How long the log is when the next server begins to write. */
  private static long separate(Path log) {
    try {
      if (Files.notExists(log) || Files.size(log) == 0) {
        return 0;
      }
      Files.writeString(log, AGAIN, StandardOpenOption.APPEND);
      return Files.size(log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + log, e);
    }
  }

  private static List<String> command(ServerPlan plan, StackAddress stack) {
    var tokens = stack.tokens();
    return plan.command().stream().map(tokens::expand).toList();
  }

  private static Map<String, String> environment(ServerPlan plan, StackAddress stack) {
    var tokens = stack.tokens();
    var environment = new HashMap<>(stack.environment(plan.frameworks()));
    plan.environment().forEach((name, value) -> environment.put(name, tokens.expand(value)));
    // By this one we find the stack's processes again: nobody may change it.
    environment.put("E2E_STACK", stack.cookie());
    return environment;
  }

  /** JDK 17 refuses to create what is a link to a directory. */
  private static Path existing(Path directory) throws IOException {
    return Files.isDirectory(directory) ? directory : Files.createDirectories(directory);
  }

  private static Path directory(ServerPlan plan, StackAddress stack) {
    var configured = plan.workingDirectory();
    try {
      Files.createDirectories(stack.directory().temporary());
      return configured == null
          ? stack.directory().work()
          : existing(Path.of(stack.tokens().expand(configured.toString())));
    } catch (IOException e) {
      throw new StageException(
          RunStage.SERVER, "the server's directory cannot be made: " + e.getMessage(), e);
    }
  }
}
