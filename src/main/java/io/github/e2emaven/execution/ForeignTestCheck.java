package io.github.e2emaven.execution;

import io.github.e2emaven.outcome.ReportNames;
import io.github.e2emaven.outcome.ReportResult;
import io.github.e2emaven.outcome.TestCase;
import io.github.e2emaven.plan.TestFile;
import java.util.List;
import java.util.Set;

/**
 * Finds tests in a report that belong to another test file of the run: they ran on the wrong stack,
 * and are counted twice.
 *
 * @param file the test file of the report
 * @param planned all test files of the run
 * @param ancestors classes that the file inherits from: Surefire names the class that declares an
 *     inherited nested test
 */
record ForeignTestCheck(TestFile file, List<TestFile> planned, Set<String> ancestors) {

  ForeignTestCheck {
    planned = List.copyOf(planned);
    ancestors = Set.copyOf(ancestors);
  }

  /** Names of the foreign tests, {@code a.BarE2E#test}; none for an unreadable report. */
  List<String> in(ReportResult report) {
    return report instanceof ReportResult.Read read
        ? read.tests().stream()
            .filter(this::isForeign)
            .map(test -> test.className() + "#" + test.name().lines().findFirst().orElse(""))
            .toList()
        : List.of();
  }

  private boolean isForeign(TestCase test) {
    return !isOf(test, file)
        && planned.stream()
            .filter(other -> !ancestors.contains(other.className()))
            .anyMatch(other -> isOf(test, other));
  }

  private static boolean isOf(TestCase test, TestFile file) {
    return ReportNames.CLASSES.belongs(test.className(), file);
  }
}
