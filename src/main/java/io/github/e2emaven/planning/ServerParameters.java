package io.github.e2emaven.planning;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code <server>} element; Maven fills the fields. */
public final class ServerParameters {

  /** Main class, run on the project's runtime class path. */
  @Nullable String mainClass;

  /** Executable jar, relative to the project; by default the one that it packages. */
  @Nullable String jar;

  /** Program and arguments, instead of main class or jar; {@link #arguments} follow them. */
  List<String> command = List.of();

  /** Arguments of the JVM of a main class or jar, after our own ones, so that they win. */
  List<String> jvmArguments = List.of();

  /** Arguments of the program. */
  List<String> arguments = List.of();

  /** Further environment variables; win over ours. */
  Map<String, String> environmentVariables = Map.of();

  /** Where the server runs, relative to the project; the stack's own directory by default. */
  @Nullable String workingDirectory;

  /** Only 0: the server chooses its main port itself. */
  @Nullable String port;

  /** When the server is ready; without a path and a log line, when it listens on its port. */
  ReadinessParameters readiness = new ReadinessParameters();

  /** Seconds from SIGTERM to SIGKILL, at least 1; 2 at most once the run is cancelled. */
  int stopTimeoutInSeconds = 10;

  /** The {@code <readiness>} element. */
  public static final class ReadinessParameters {

    /** HTTP path below the base URL that must answer GET with 2xx or 3xx. */
    @Nullable String path;

    /** Regular expression that must be found in a line of the server's output. */
    @Nullable String logLine;

    /** Seconds from start to ready, at least 1. */
    int timeoutInSeconds = 60;
  }
}
