package io.github.e2emaven.outcome;

import java.util.List;

/** What a test JVM's reports directory holds. */
public sealed interface ReportResult {

  /**
   * Well-formed reports of the expected class that do not contradict themselves.
   *
   * @param tests every {@code <testcase>}, in the order of the files' names; may be empty
   */
  record Read(List<TestCase> tests) implements ReportResult {
    public Read {
      tests = List.copyOf(tests);
    }
  }

  /** No directory, or no {@code TEST-*.xml} in it. */
  record Missing() implements ReportResult {}

  /**
   * Reports that prove nothing.
   *
   * @param reason file and cause
   */
  record Damaged(String reason) implements ReportResult {}
}
