package io.github.e2emaven.planning;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code <server>} element; Maven fills the fields. */
public final class ServerParameters {

  /** True for test classes that are a server themselves: none is started beside them. */
  boolean skip;

  /** Main class, run on the project's runtime class path. */
  @Nullable String mainClass;

  /** Executable jar, relative to the project; default: the one that the project packages. */
  @Nullable String jar;

  /** Coordinates of an executable artifact of another module or a repository. */
  @Nullable String artifact;

  /** Program and arguments, instead of main class or jar; {@link #arguments} follow them. */
  List<String> command = List.of();

  /** Arguments of the JVM of a main class or jar; they follow the plugin's own ones and win. */
  List<String> jvmArguments = List.of();

  /** Arguments of the program. */
  List<String> arguments = List.of();

  /** Further environment variables; they win over those that the plugin sets. */
  Map<String, String> environmentVariables = Map.of();

  /** Where the server runs, relative to the project; default: the directory of its stack. */
  @Nullable String workingDirectory;

  /** Only {@code 0}: the server chooses its main port. */
  @Nullable String port;

  /** When the server is ready; with neither path nor log line: when it listens on its port. */
  ReadinessParameters readiness = new ReadinessParameters();

  /** Seconds from SIGTERM to SIGKILL, at least 1; at most 2 once the run is cancelled. */
  int stopTimeoutInSeconds = 10;

  /** The {@code <readiness>} element. */
  public static final class ReadinessParameters {

    /** HTTP path below the base URL that must answer GET with 2xx or 3xx. */
    @Nullable String path;

    /** Regular expression that a line of the server's output must contain a match of. */
    @Nullable String logLine;

    /** Seconds from start to ready, at least 1. */
    int timeoutInSeconds = 60;
  }
}
