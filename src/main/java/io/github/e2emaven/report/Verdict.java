package io.github.e2emaven.report;

import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.FileResult;
import io.github.e2emaven.outcome.RunRecord;
import io.github.e2emaven.outcome.TestCase.Status;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.TestFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a run means for the build.
 *
 * @param kind decides
 * @param message one sentence, with the names of the files that did not pass
 * @param contradictions why final reports cannot be trusted; empty when they agree with the record
 * @param superseded test files whose final report is that of another run of the same build
 */
public record Verdict(
    Kind kind, String message, List<String> contradictions, List<TestFile> superseded) {

  /** The four results that a run can have. */
  public enum Kind {
    /** All test files passed, and at least one test ran. */
    PASSED,
    /** Tests failed, or what else the {@link VerdictPolicy} asks to fail the build. */
    FAILED,
    /** Infrastructure broke, or record and reports disagree: says nothing about the tests. */
    BROKEN,
    /** No test was executed in any file. */
    NO_TESTS
  }

  public Verdict {
    contradictions = List.copyOf(contradictions);
    superseded = List.copyOf(superseded);
  }

  /** Judges by the record and by the final reports on disk, which must agree with it. */
  public static Verdict of(RunRecord run, VerdictPolicy policy) {
    return of(run, policy, Set.of());
  }

  /**
   * Judges in the same way.
   *
   * @param others runs of the same project in the same build, which may have tested the same files
   *     again: of those the record alone decides
   */
  public static Verdict of(RunRecord run, VerdictPolicy policy, Set<RunId> others) {
    var check = new ReportConsistencyCheck(run, others);
    var contradictions = check.contradictions();
    var kind = kind(run, policy, contradictions);
    return new Verdict(
        kind, message(run, kind, contradictions), contradictions, check.superseded());
  }

  private static Kind kind(RunRecord run, VerdictPolicy policy, List<String> contradictions) {
    if (isBroken(run, contradictions)) {
      return Kind.BROKEN;
    }
    // only failFast ends a run that is not broken, and only after a failed file
    if (run.count(FileResult.FAILED) > 0) {
      return Kind.FAILED;
    }
    if (run.count(FileResult.CANCELLED) + run.count(FileResult.NOT_RUN) > 0) {
      return Kind.BROKEN;
    }
    if (policy.failOnFlakeCount() > 0 && flakes(run) >= policy.failOnFlakeCount()) {
      return Kind.FAILED;
    }
    if (policy.failIfNoTests() && executedNothing(run)) {
      return Kind.NO_TESTS;
    }
    return policy.failOnLeaks() && !run.leaks().isEmpty() ? Kind.FAILED : Kind.PASSED;
  }

  private static long flakes(RunRecord run) {
    return run.files().stream()
        .filter(file -> file.result() == FileResult.FLAKY)
        .mapToLong(file -> Math.max(1, flakyTests(file)))
        .sum();
  }

  private static long flakyTests(FileOutcome file) {
    return file.last().tests().stream().filter(test -> test.status() == Status.FLAKY).count();
  }

  private static boolean isBroken(RunRecord run, List<String> contradictions) {
    return run.broken() != null || run.count(FileResult.BROKEN) > 0 || !contradictions.isEmpty();
  }

  private static boolean executedNothing(RunRecord run) {
    return run.files().stream().allMatch(Verdict::executedNothing);
  }

  private static boolean executedNothing(FileOutcome file) {
    return file.last().tests().stream().allMatch(test -> test.status() == Status.SKIPPED);
  }

  private static String message(RunRecord run, Kind kind, List<String> contradictions) {
    if (kind == Kind.NO_TESTS) {
      return noTests(run);
    }
    var parts = new ArrayList<String>();
    count(run, FileResult.FAILED, "failed", parts);
    count(run, FileResult.BROKEN, "broken", parts);
    count(run, FileResult.CANCELLED, "cancelled", parts);
    count(run, FileResult.NOT_RUN, "not run", parts);
    count(run, FileResult.FLAKY, "flaky", parts);
    count(run, FileResult.SKIPPED, "skipped", parts);
    var text = parts.isEmpty() ? files(run) + " passed" : String.join(", ", parts);
    var leaks = run.leaks().isEmpty() ? "" : "; processes left behind: " + run.leaks().size();
    return text + leaks + reason(run) + disagreement(contradictions);
  }

  private static String noTests(RunRecord run) {
    var skipped = run.count(FileResult.SKIPPED);
    return skipped == 0
        ? "no test ran in " + files(run) + ": check includes, groups and it.test"
        : "no test was executed in %s, %d of them skipped: enable a test, or set -De2e.failIfNoTests=false"
            .formatted(files(run), skipped);
  }

  private static void count(RunRecord run, FileResult result, String word, List<String> parts) {
    var names =
        run.files().stream()
            .filter(file -> file.result() == result)
            .map(file -> file.file().simpleName())
            .toList();
    if (!names.isEmpty()) {
      var shown = String.join(", ", names.subList(0, Math.min(3, names.size())));
      var of = parts.isEmpty() ? " of " + files(run) + " " : " ";
      parts.add(names.size() + of + word + " (" + shown + (names.size() > 3 ? ", …)" : ")"));
    }
  }

  private static String files(RunRecord run) {
    var number = run.files().size();
    return number + (number == 1 ? " test file" : " test files");
  }

  private static String reason(RunRecord run) {
    var broken = run.broken();
    return broken == null ? "" : "; run aborted: " + broken.lines().findFirst().orElse("");
  }

  private static String disagreement(List<String> contradictions) {
    return contradictions.isEmpty()
        ? ""
        : "; reports cannot be trusted: " + String.join("; ", contradictions);
  }
}
