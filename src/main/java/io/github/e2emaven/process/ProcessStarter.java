package io.github.e2emaven.process;

/** Starts processes; passed in, so that every branch around it can be tested. */
@FunctionalInterface
public interface ProcessStarter {

  /**
   * Starts a process in a session of its own, with output redirected and no standard input.
   *
   * @throws java.io.UncheckedIOException when the program cannot be started
   */
  RunningProcess start(ProcessLaunch launch);
}
