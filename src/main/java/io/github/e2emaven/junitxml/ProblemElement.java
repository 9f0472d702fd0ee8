package io.github.e2emaven.junitxml;

import io.github.e2emaven.outcome.TestCase.Problem;
import java.io.IOException;
import java.util.List;

/**
 * A problem as a child element of a test case.
 *
 * @param element {@code skipped}, {@code failure}, {@code error}, or one of the latter two with the
 *     prefix {@code flaky} or {@code rerun}
 * @param problem its type, message and stack trace
 */
record ProblemElement(String element, Problem problem) {

  /** The order of elements that Surefire's schema 3.0.2 prescribes. */
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

  /** The place of an element in a test case; unknown elements come last. */
  static int rank(String element) {
    var rank = ORDER.indexOf(element);
    return rank < 0 ? ORDER.size() : rank;
  }

  int rank() {
    return rank(element);
  }

  /** Writes it as Surefire does: reruns have a child element for their stack trace. */
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
