package io.github.e2emaven.junitxml;

import io.github.e2emaven.outcome.TestCase.Problem;
import java.io.IOException;
import java.util.List;

/**
 * A problem that is written into a test case.
 *
 * @param element {@code failure}, {@code error}, or either with {@code flaky} or {@code rerun}
 * @param problem its type, message and stack trace
 */
record RerunElement(String element, Problem problem) {

  /** The order that Surefire's schema asks for. */
  private static final List<String> ORDER =
      List.of(
          "failure",
          "rerunFailure",
          "flakyFailure",
          "skipped",
          "error",
          "rerunError",
          "flakyError",
          "system-out",
          "system-err");

  /** The place of an element in a test case; unknown ones come last. */
  static int rank(String element) {
    var rank = ORDER.indexOf(element);
    return rank < 0 ? ORDER.size() : rank;
  }

  int rank() {
    return rank(element);
  }

  /** As Surefire writes it: reruns hold their stack trace in a child of its own. */
  void writeTo(XmlWriter out) throws IOException {
    out.line().start(element);
    if (!problem.message().isEmpty()) {
      out.attribute("message", problem.message());
    }
    if (!problem.type().isEmpty()) {
      out.attribute("type", problem.type());
    }
    if (element.startsWith("flaky") || element.startsWith("rerun")) {
      out.line().start("stackTrace").text(problem.detail()).end();
    } else {
      out.text(problem.detail());
    }
    out.end();
  }
}
