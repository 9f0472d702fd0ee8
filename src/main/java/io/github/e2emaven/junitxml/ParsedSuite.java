package io.github.e2emaven.junitxml;

import io.github.e2emaven.outcome.ReportNames;
import io.github.e2emaven.outcome.TestCase;
import io.github.e2emaven.plan.TestFile;
import java.util.List;

/**
 * One {@code <testsuite>}.
 *
 * @param name as it names itself
 * @param tests its test cases
 */
record ParsedSuite(String name, List<TestCase> tests) {

  ParsedSuite {
    tests = List.copyOf(tests);
  }

  /** Whether the suite or one of its tests bears the name of the file's class. */
  boolean belongsTo(TestFile file, ReportNames names) {
    return names.belongs(name, file)
        || tests.stream().anyMatch(test -> names.belongs(test.className(), file));
  }
}
