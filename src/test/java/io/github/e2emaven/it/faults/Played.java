package io.github.e2emaven.it.faults;

import java.util.List;
import java.util.Optional;

/**
 * One fault, caused once.
 *
 * @param seconds from the fault until nothing was left
 * @param leaks what was left when the patience ended
 * @param remark of this playing alone
 * @param problem what else was not as it must be
 */
record Played(
    Fault fault, double seconds, List<String> leaks, String remark, Optional<Throwable> problem) {

  private static final int END = 2_000;

  boolean isSuccess() {
    return leaks.isEmpty() && problem.isEmpty();
  }

  @Override
  public String toString() {
    return "%-60s %s after %5.1f s %s%s"
        .formatted(
            fault.title(),
            leaks.isEmpty() ? "clean" : "LEAKS " + leaks,
            seconds,
            remark,
            problem.map(it -> ", WRONG: " + brief(it.toString())).orElse(""));
  }

  /** Without the middle of a console: what was expected of it stands at the end. */
  private static String brief(String text) {
    return text.length() <= 2 * END
        ? text
        : text.substring(0, END) + "\n…\n" + text.substring(text.length() - END);
  }
}
