package io.github.e2emaven.outcome;

import java.util.List;

/** The content of a test JVM's reports directory. */
public sealed interface ReportResult {

  /**
   * Well-formed and consistent reports of the expected class.
   *
   * @param tests every {@code <testcase>}, in the order of the files' names; may be empty
   */
  record Read(List<TestCase> tests) implements ReportResult {
    public Read {
      tests = List.copyOf(tests);
    }
  }

  /** The directory, or a {@code TEST-*.xml} in it, does not exist. */
  record Missing() implements ReportResult {}

  /**
   * Reports that cannot be trusted.
   *
   * @param reason file and cause
   */
  record Damaged(String reason) implements ReportResult {}
}
