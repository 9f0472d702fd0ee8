package io.github.e2emaven.junitxml;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.TestCase;
import io.github.e2emaven.outcome.TestCase.Problem;
import io.github.e2emaven.outcome.TestCase.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What earlier attempts add to the report of the last one, in Surefire's words: {@code flaky…} to
 * what is good now, {@code rerun…} to what failed again.
 */
final class RerunElements {

  private final boolean good;
  private final Map<CaseKey, TestCase> last = new LinkedHashMap<>();
  private final Map<CaseKey, List<RerunElement>> extras = new LinkedHashMap<>();
  private final Map<CaseKey, SyntheticTestCase> loose = new LinkedHashMap<>();

  /**
   * Compares the attempts.
   *
   * @param outcome all attempts
   * @param tests of the last one, as its report holds them
   */
  RerunElements(FileOutcome outcome, List<TestCase> tests) {
    good = outcome.result().isSuccess();
    var keys = new CaseKey.Counter();
    tests.forEach(test -> last.put(keys.next(test.className(), test.name()), test));
    var attempts = outcome.attempts();
    attempts.subList(0, Math.max(0, attempts.size() - 1)).forEach(this::addAttempt);
  }

  /** For this test of the last attempt, in the order of the schema. */
  List<RerunElement> of(CaseKey key) {
    return extras.getOrDefault(key, List.of());
  }

  /** Earlier problems without a test in the last attempt, such as a failed set-up method. */
  List<SyntheticTestCase> loose() {
    return List.copyOf(loose.values());
  }

  /** Tests of the last attempt that are flaky. */
  long flakes() {
    return last.entrySet().stream()
        .filter(entry -> isFlaky(entry.getKey(), entry.getValue()))
        .count();
  }

  private boolean isFlaky(CaseKey key, TestCase test) {
    return !test.isFailure() && (test.status() == Status.FLAKY || extras.containsKey(key));
  }

  private void addAttempt(AttemptOutcome attempt) {
    var keys = new CaseKey.Counter();
    for (var test : attempt.tests()) {
      var key = keys.next(test.className(), test.name());
      var problem = test.problem();
      if (test.isFailure() && problem != null) {
        add(key, test.status() == Status.FAILED ? "Failure" : "Error", problem);
      }
    }
    if (attempt.ending().isInfrastructure()) {
      addEnding(attempt);
    }
  }

  /** The first good test carries it: one of our own would change the number of tests. */
  private void addEnding(AttemptOutcome attempt) {
    var carrier = good ? firstGood() : null;
    if (carrier != null) {
      add(carrier, "Error", EndingProblem.of(attempt));
    }
  }

  private @Nullable CaseKey firstGood() {
    return last.entrySet().stream()
        .filter(entry -> !entry.getValue().isFailure())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private void add(CaseKey key, String kind, Problem problem) {
    var now = last.get(key);
    if (now == null) {
      var element = good ? "flaky" + kind : kind.toLowerCase(java.util.Locale.ROOT);
      loose.put(key, new SyntheticTestCase(key, new RerunElement(element, problem)));
      return;
    }
    var list = extras.computeIfAbsent(key, unused -> new ArrayList<>());
    list.add(new RerunElement((now.isFailure() ? "rerun" : "flaky") + kind, problem));
    list.sort(java.util.Comparator.comparingInt(RerunElement::rank));
  }
}
