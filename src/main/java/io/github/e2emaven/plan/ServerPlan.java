package io.github.e2emaven.plan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one stack's server is started and stopped.
 *
 * @param command program and arguments; may contain placeholders; empty without a program
 * @param environment variables added to Maven's own; values may contain placeholders
 * @param frameworks whose own variables are set, too
 * @param workingDirectory working directory; the stack's own when null
 * @param mainPort how its main port is chosen
 * @param readiness when it counts as ready
 * @param stopTimeout from SIGTERM to SIGKILL
 * @param archivable what the command runs, if it may run from a class-data archive; else null
 * @param purpose what it is started for
 */
public record ServerPlan(
    List<String> command,
    Map<String, String> environment,
    Set<Framework> frameworks,
    @Nullable Path workingDirectory,
    MainPort mainPort,
    ReadinessPlan readiness,
    Duration stopTimeout,
    @Nullable JavaProgram archivable,
    Purpose purpose) {

  public ServerPlan {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    frameworks = Set.copyOf(frameworks);
  }

  /** A server of each stack that never runs from a class-data archive. */
  public ServerPlan(
      List<String> command,
      Map<String, String> environment,
      Set<Framework> frameworks,
      @Nullable Path workingDirectory,
      MainPort mainPort,
      ReadinessPlan readiness,
      Duration stopTimeout) {
    this(
        command,
        environment,
        frameworks,
        workingDirectory,
        mainPort,
        readiness,
        stopTimeout,
        null,
        Purpose.STACKS);
  }

  /** Whether each stack has a server beside its test JVM. */
  public boolean isInStacks() {
    return purpose == Purpose.STACKS;
  }

  /** The same server, which never runs from a class-data archive. */
  public ServerPlan withoutArchive() {
    return started(command, null);
  }

  /** The same server, started by another command. */
  public ServerPlan withCommand(List<String> other) {
    return started(other, archivable);
  }

  private ServerPlan started(List<String> by, @Nullable JavaProgram program) {
    return new ServerPlan(
        by,
        environment,
        frameworks,
        workingDirectory,
        mainPort,
        readiness,
        stopTimeout,
        program,
        purpose);
  }

  /** What the program is started for. */
  public enum Purpose {
    /** For each stack, as the server that its tests talk to, and for the warm-up. */
    STACKS,
    /** For the warm-up alone: each test JVM is a server itself. */
    WARM_UP,
    /** For nothing: each test JVM is a server itself, and there is no program. */
    NOTHING
  }

  /** How the main port of a server is chosen. */
  public enum MainPort {
    /** The run claims it before the server starts. */
    CLAIMED,
    /** The server chooses it, started with port 0; it is read from its listening sockets. */
    SERVER_CHOSEN
  }

  /**
   * When a server counts as ready: one of its processes listens on its port, and every condition
   * given here holds.
   *
   * @param path HTTP path that must respond with 2xx or 3xx; may contain placeholders
   * @param logLine regular expression that must match a part of a line in the server's log
   * @param timeout from process start until ready
   */
  public record ReadinessPlan(@Nullable String path, @Nullable String logLine, Duration timeout) {}
}
