package io.github.e2emaven.process;

import java.util.Map;

/**
 * The exit status of a process.
 *
 * @param code exit code; 128 + n for signal n, as shells and the JDK report it
 */
public record ExitStatus(int code) {

  private static final Map<Integer, String> SIGNALS =
      Map.of(
          1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 6, "SIGABRT", 7, "SIGBUS", 9, "SIGKILL", 11,
          "SIGSEGV", 13, "SIGPIPE", 15, "SIGTERM");

  /** Code 0. */
  public boolean isSuccess() {
    return code == 0;
  }

  /** For messages: {@code exit code 3}, {@code exit code 137 (SIGKILL)}. */
  @Override
  public String toString() {
    var signal = SIGNALS.get(code - 128);
    return "exit code " + code + (signal == null ? "" : " (" + signal + ")");
  }
}
