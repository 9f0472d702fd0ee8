package io.github.e2emaven.process;

/** Starts processes. Passed in, so that tests reach every branch around it. */
@FunctionalInterface
public interface ProcessStarter {

  /**
   * Starts a process in a session of its own, with output redirected and no standard input.
   *
   * @throws java.io.UncheckedIOException when the program cannot be started
   */
  RunningProcess start(ProcessLaunch launch);
}
