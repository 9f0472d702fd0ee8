package io.github.e2emaven.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Starts processes. Passed in, so that tests reach every branch around it. */
@FunctionalInterface
public interface ProcessStarter {

  /**
   * Starts a process in a session of its own, with output redirected and no standard input.
   *
   * @throws java.io.UncheckedIOException when the program cannot be started
   */
  RunningProcess start(Launch launch);

  /**
   * What to start.
   *
   * @param command program and arguments
   * @param environment added to Maven's own; contains {@code E2E_STACK}, the cookie
   * @param absent variables that are not inherited from Maven's own environment
   * @param directory existing working directory
   * @param log file that standard output and error are appended to, by redirect
   */
  record Launch(
      List<String> command,
      Map<String, String> environment,
      Set<String> absent,
      Path directory,
      Path log) {

    public Launch {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
      absent = Set.copyOf(absent);
    }

    /** Inherits the whole environment of Maven. */
    public Launch(List<String> command, Map<String, String> environment, Path directory, Path log) {
      this(command, environment, Set.of(), directory, log);
    }

    /** The program only: arguments and environment may contain passwords. */
    @Override
    public String toString() {
      return "Launch[" + command.get(0) + "]";
    }
  }
}
