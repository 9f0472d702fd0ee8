package io.github.e2emaven.process;

/**
 * Starts processes that outlive this JVM on purpose: in a session of their own, with a pipe as
 * standard input, and with no environment but the launch's, so that they carry nobody's cookie.
 */
public final class PipeStarter {

  private final SessionStarter sessions = new SessionStarter();

  /**
   * Starts a process.
   *
   * @throws java.io.UncheckedIOException when the program cannot be started
   */
  public PipedProcess start(ProcessLaunch launch) {
    return sessions.startPiped(launch);
  }
}
