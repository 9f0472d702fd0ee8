package io.github.e2emaven.server;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.process.ProcessStarter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts servers with their placeholders expanded. */
public final class ServerLauncher {

  private static final String AGAIN =
      "%n---- e2e-maven-plugin: restarted on another port ----%n".formatted();

  private final ProcessStarter starter;

  /**
   * Starts servers.
   *
   * @param starter starts their processes
   */
  public ServerLauncher(ProcessStarter starter) {
    this.starter = starter;
  }

  /** The starter of a stack's processes. */
  public ProcessStarter starter() {
    return starter;
  }

  /**
   * Starts the server of one stack without waiting for it. Appends to the log of an earlier start.
   *
   * @throws StageException of stage SERVER when the program cannot be started
   */
  public RunningServer start(ServerPlan plan, StackAddress stack) {
    var launch =
        new ProcessStarter.Launch(
            command(plan, stack),
            environment(plan, stack),
            stack.foreignVariables(),
            directory(plan, stack),
            stack.directory().serverLog());
    try {
      var logStart = separate(launch.log());
      return new RunningServer(plan, stack, starter.start(launch), logStart);
    } catch (UncheckedIOException e) {
      throw new StageException(
          RunStage.SERVER,
          "The server of %s did not start: %s. Correct <server>"
              .formatted(stack.file().simpleName(), e.getMessage()),
          e);
    }
  }

  /** The length of the log before the new server writes to it. */
  private static long separate(Path log) {
    try {
      if (Files.notExists(log) || Files.size(log) == 0) {
        return 0;
      }
      Files.writeString(log, AGAIN, StandardOpenOption.APPEND);
      return Files.size(log);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + log, e);
    }
  }

  private static List<String> command(ServerPlan plan, StackAddress stack) {
    var placeholders = stack.placeholders();
    return plan.command().stream().map(placeholders::expand).toList();
  }

  private static Map<String, String> environment(ServerPlan plan, StackAddress stack) {
    var placeholders = stack.placeholders();
    var environment = new HashMap<>(stack.environment(plan.frameworks()));
    plan.environment().forEach((name, value) -> environment.put(name, placeholders.expand(value)));
    // Last, because the stack's processes are found by it.
    environment.put("E2E_STACK", stack.cookie());
    return environment;
  }

  /** On JDK 17 createDirectories fails for a link to a directory. */
  private static Path existing(Path directory) throws IOException {
    return Files.isDirectory(directory) ? directory : Files.createDirectories(directory);
  }

  private static Path directory(ServerPlan plan, StackAddress stack) {
    var configured = plan.workingDirectory();
    try {
      Files.createDirectories(stack.directory().temporary());
      return configured == null
          ? stack.directory().work()
          : existing(Path.of(stack.placeholders().expand(configured.toString())));
    } catch (IOException e) {
      throw new StageException(
          RunStage.SERVER,
          "Cannot create the server's working directory: %s. Correct <server><workingDirectory>"
              .formatted(e.getMessage()),
          e);
    }
  }
}
