package io.github.e2emaven.outcome;

import java.util.regex.Pattern;

/**
 * The limit of processes and threads that a system sets for a user or a container. Each program
 * that reaches it says so in words of its own, which rarely name the limit.
 */
public final class ProcessLimit {

  private static final Pattern REACHED =
      Pattern.compile(
          "unable to create native thread"
              + "|pthread_create failed \\(EAGAIN\\)"
              + "|(?i:\\b(?:fork|setpriv|su|chroot)\\b).*Resource temporarily unavailable"
              + "|Cannot run program .* error=11,"
              + "|could not execute command .*: (?:Cannot allocate|Resource temporarily)"
              + "|Cannot (?:create worker GC thread|fork)");

  private static final String ADVICE =
      "No process or thread can be created: the limit of the user (ulimit -u) or of the container"
          + " (pids) is reached, or no memory is left. Raise it, or lower <workers> (-De2e.workers)";

  private ProcessLimit() {}

  /** Whether a message or a log tells that no process or thread could be created. */
  public static boolean isReached(String text) {
    return REACHED.matcher(text).find();
  }

  /** The message, with advice if it tells that no process or thread could be created. */
  public static FailureMessage explain(FailureMessage message) {
    return explain(message, message.text());
  }

  /**
   * The message, with advice if a log tells that no process or thread could be created.
   *
   * @param log its last lines
   */
  public static FailureMessage explain(FailureMessage message, String log) {
    return isReached(log) && !message.detail().startsWith(ADVICE)
        ? message.withDetail(message.withHeadline(ADVICE).text())
        : message;
  }
}
