package io.github.e2emaven.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to start.
 *
 * @param command program and arguments
 * @param environment added to Maven's own; contains {@code E2E_STACK}, the cookie
 * @param directory existing working directory
 * @param log file that standard output and error are appended to, by redirect
 */
public record ProcessLaunch(
    List<String> command, Map<String, String> environment, Path directory, Path log) {

  public ProcessLaunch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** The program only: arguments and environment may contain passwords. */
  @Override
  public String toString() {
    return "ProcessLaunch[" + command.get(0) + "]";
  }
}
