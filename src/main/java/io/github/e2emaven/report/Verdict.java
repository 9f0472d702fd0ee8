package io.github.e2emaven.report;

import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.FileResult;
import io.github.e2emaven.outcome.RunRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run means for the build.
 *
 * @param kind decides
 * @param message one sentence, with the names of the bad files
 * @param contradictions why final reports cannot be trusted; empty when they agree with the record
 */
public record Verdict(Kind kind, String message, List<String> contradictions) {

  /** The four ways a run can end. */
  public enum Kind {
    /** Nothing speaks against the run. */
    GOOD,
    /** Tests failed, or were flaky where that is not allowed. */
    FAILED,
    /** Infrastructure broke, or record and reports disagree: says nothing about the tests. */
    BROKEN,
    /** Nothing failed because nothing ran. */
    NO_TESTS_AT_ALL
  }

  public Verdict {
    contradictions = List.copyOf(contradictions);
  }

  /** Judges by the record and by the final reports on disk, which must agree with it. */
  public static Verdict of(RunRecord run, Flakes flakes) {
    return of(run, flakes, Leaks.SHOW);
  }

  /** The same, where processes that were left behind may matter. */
  public static Verdict of(RunRecord run, Flakes flakes, Leaks leaks) {
    var contradictions = new ReportCheck(run).contradictions();
    var judged = kind(run, flakes, contradictions);
    boolean leaky = judged == Kind.GOOD && leaks == Leaks.FAIL && !run.leaks().isEmpty();
    var kind = leaky ? Kind.FAILED : judged;
    return new Verdict(kind, message(run, kind, contradictions), contradictions);
  }

  private static Kind kind(RunRecord run, Flakes flakes, List<String> contradictions) {
    var failed = run.count(FileResult.FAILED);
    var ended = run.count(FileResult.CANCELLED) + run.count(FileResult.NOT_RUN);
    if (run.broken() != null || run.count(FileResult.BROKEN) > 0 || !contradictions.isEmpty()) {
      return Kind.BROKEN;
    }
    if (failed > 0 || (flakes == Flakes.FAIL && run.count(FileResult.FLAKY) > 0)) {
      return ended > 0 && failed == 0 ? Kind.BROKEN : Kind.FAILED;
    }
    if (ended > 0) {
      return Kind.BROKEN;
    }
    return run.files().stream().allMatch(Verdict::ranNothing) ? Kind.NO_TESTS_AT_ALL : Kind.GOOD;
  }

  private static boolean ranNothing(FileOutcome file) {
    return file.result() == FileResult.NO_TESTS || file.last().tests().isEmpty();
  }

  private static String message(RunRecord run, Kind kind, List<String> contradictions) {
    if (kind == Kind.NO_TESTS_AT_ALL) {
      return "no test ran in " + files(run.files().size()) + ": check includes, groups and it.test";
    }
    var parts = new ArrayList<String>();
    count(run, FileResult.FAILED, "failed", parts);
    count(run, FileResult.BROKEN, "broken", parts);
    count(run, FileResult.CANCELLED, "cancelled", parts);
    count(run, FileResult.NOT_RUN, "not run", parts);
    count(run, FileResult.FLAKY, "flaky", parts);
    var text = parts.isEmpty() ? files(run.files().size()) + " good" : String.join(", ", parts);
    var leaks = run.leaks().isEmpty() ? "" : "; processes left behind: " + run.leaks().size();
    return text + leaks + reason(run.broken()) + disagreement(contradictions);
  }

  private static void count(RunRecord run, FileResult result, String word, List<String> parts) {
    var names =
        run.files().stream()
            .filter(file -> file.result() == result)
            .map(file -> file.file().simpleName())
            .toList();
    if (!names.isEmpty()) {
      var shown = String.join(", ", names.subList(0, Math.min(3, names.size())));
      var of = parts.isEmpty() ? " of " + files(run.files().size()) + " " : " ";
      parts.add(names.size() + of + word + " (" + shown + (names.size() > 3 ? ", …)" : ")"));
    }
  }

  private static String files(int number) {
    return number + (number == 1 ? " test file" : " test files");
  }

  private static String reason(@org.jspecify.annotations.Nullable String broken) {
    return broken == null ? "" : "; the run broke: " + broken.lines().findFirst().orElse("");
  }

  private static String disagreement(List<String> contradictions) {
    return contradictions.isEmpty()
        ? ""
        : "; reports cannot be trusted: " + String.join("; ", contradictions);
  }
}
