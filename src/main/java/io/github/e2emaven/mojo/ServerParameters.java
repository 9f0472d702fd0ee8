package io.github.e2emaven.mojo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code <server>} element; Maven fills the fields. */
public final class ServerParameters {

  /** Main class, run on the project's runtime class path. */
  @Nullable String mainClass;

  /** Executable jar. */
  @Nullable String jar;

  /** Program and arguments, instead of main class or jar. */
  List<String> command = List.of();

  /** Arguments of the JVM, after our own ones. */
  List<String> jvmArguments = List.of();

  /** Arguments of the program. */
  List<String> arguments = List.of();

  /** Further environment variables. */
  Map<String, String> environmentVariables = Map.of();

  /** Where the server runs; the stack's own directory by default. */
  @Nullable String workingDirectory;

  /** Only 0: the server chooses its main port itself. */
  @Nullable String port;

  /** When the server is ready. */
  ReadinessParameters readiness = new ReadinessParameters();

  /** From SIGTERM to SIGKILL. */
  int stopTimeoutInSeconds = 10;

  /** The {@code <readiness>} element. */
  public static final class ReadinessParameters {

    /** HTTP path that must answer 2xx or 3xx. */
    @Nullable String path;

    /** Regular expression that must be found in a line of the server's log. */
    @Nullable String logLine;

    /** From start to ready. */
    int timeoutInSeconds = 60;
  }
}
