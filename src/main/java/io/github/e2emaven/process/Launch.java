package io.github.e2emaven.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process to be started.
 *
 * @param command program and arguments
 * @param environment added to Maven's own; holds {@code E2E_STACK}, the cookie
 * @param directory working directory, which exists
 * @param log file that standard output and error are appended to, by redirect
 */
public record Launch(
    List<String> command, Map<String, String> environment, Path directory, Path log) {

  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** Without the environment, which may hold passwords. */
  @Override
  public String toString() {
    return "Launch" + command;
  }
}
