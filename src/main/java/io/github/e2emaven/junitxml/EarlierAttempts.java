package io.github.e2emaven.junitxml;

import static java.util.Comparator.comparingInt;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.TestCase;
import io.github.e2emaven.outcome.TestCase.Problem;
import io.github.e2emaven.outcome.TestCase.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The problems of the attempts before the last one, as Surefire reports reruns: {@code flaky…}
 * elements in a test that passes now, {@code rerun…} elements in one that failed again.
 */
final class EarlierAttempts {

  private final boolean success;
  private final Map<CaseKey, TestCase> last = new LinkedHashMap<>();
  private final Map<CaseKey, List<ProblemElement>> problems = new LinkedHashMap<>();
  private final Map<CaseKey, SyntheticTestCase> orphans = new LinkedHashMap<>();

  /**
   * Compares the attempts.
   *
   * @param outcome all attempts
   * @param tests tests of the last attempt, as its report contains them
   */
  EarlierAttempts(FileOutcome outcome, List<TestCase> tests) {
    success = outcome.result().isSuccess();
    var keys = new KeyCounter();
    tests.forEach(test -> last.put(keys.next(test.className(), test.name()), test));
    var attempts = outcome.attempts();
    attempts.subList(0, Math.max(0, attempts.size() - 1)).forEach(this::addAttempt);
  }

  /**
   * Identifies a test across attempts.
   *
   * @param className as the report names it
   * @param name as the report names it
   * @param occurrence 1 for the first test of this name: frameworks repeat names
   */
  record CaseKey(String className, String name, int occurrence) {}

  /** Numbers the occurrences of each name within one attempt. */
  static final class KeyCounter {
    private final Map<CaseKey, Integer> seen = new HashMap<>();

    CaseKey next(String className, String name) {
      var first = new CaseKey(className, name, 1);
      return new CaseKey(className, name, seen.merge(first, 1, Integer::sum));
    }
  }

  /** Earlier problems of this test of the last attempt, in the order of the schema. */
  List<ProblemElement> problems(CaseKey key) {
    return problems.getOrDefault(key, List.of());
  }

  /** Earlier problems without a test in the last attempt, such as a failed set-up method. */
  List<SyntheticTestCase> orphans() {
    return List.copyOf(orphans.values());
  }

  /** How many tests of the last attempt are flaky. */
  long flakes() {
    return last.entrySet().stream()
        .filter(entry -> isFlaky(entry.getKey(), entry.getValue()))
        .count();
  }

  /** The tests of the last attempt; one that failed earlier and was skipped then has failed. */
  List<TestCase> judged(List<TestCase> tests) {
    var keys = new KeyCounter();
    return tests.stream()
        .map(test -> judged(test, problems(keys.next(test.className(), test.name()))))
        .toList();
  }

  private TestCase judged(TestCase test, List<ProblemElement> earlier) {
    if (!isEvaded(test) || earlier.isEmpty()) {
      return test;
    }
    var element = earlier.get(0);
    var status = element.element().equals("error") ? Status.ERROR : Status.FAILED;
    return test.with(status, element.problem());
  }

  private boolean isEvaded(TestCase test) {
    return !success && test.status() == Status.SKIPPED;
  }

  private boolean isFlaky(CaseKey key, TestCase test) {
    return !test.isFailure()
        && !isEvaded(test)
        && (test.status() == Status.FLAKY || problems.containsKey(key));
  }

  private void addAttempt(AttemptOutcome attempt) {
    var keys = new KeyCounter();
    for (var test : attempt.tests()) {
      var key = keys.next(test.className(), test.name());
      var problem = test.problem();
      if (test.isFailure() && problem != null) {
        add(key, test.status() == Status.FAILED ? "Failure" : "Error", problem);
      }
    }
    if (success && attempt.ending().isInfrastructure()) {
      addEnding(attempt);
    }
  }

  /** The first passed test carries it: a synthetic test case would change the number of tests. */
  private void addEnding(AttemptOutcome attempt) {
    firstPassed().ifPresent(key -> add(key, "Error", SyntheticTestCase.problem(attempt)));
  }

  private Optional<CaseKey> firstPassed() {
    return last.entrySet().stream()
        .filter(entry -> !entry.getValue().isFailure())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private void add(CaseKey key, String kind, Problem problem) {
    var now = last.get(key);
    if (now == null) {
      var element = new ProblemElement(success ? "flaky" + kind : lower(kind), problem);
      orphans.put(key, new SyntheticTestCase(key.className(), key.name(), element));
      return;
    }
    var list = problems.computeIfAbsent(key, unused -> new ArrayList<>());
    list.add(new ProblemElement(element(now, kind), problem));
    list.sort(comparingInt(ProblemElement::rank));
  }

  private String element(TestCase now, String kind) {
    if (isEvaded(now)) {
      return lower(kind);
    }
    return (now.isFailure() ? "rerun" : "flaky") + kind;
  }

  private static String lower(String kind) {
    return kind.toLowerCase(Locale.ROOT);
  }
}
