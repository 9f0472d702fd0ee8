package io.github.e2emaven.report;

import io.github.e2emaven.outcome.ProcessLeak;
import io.github.e2emaven.plan.TestFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Limits the lines on leaked processes: a fork bomb leaks hundreds, a few per file are enough. */
public final class LeakLines {

  private static final int SHOWN = 5;

  private final Map<TestFile, Integer> counts = new HashMap<>();

  /** The line for the next leak; empty once its file has had enough lines. */
  public Optional<String> next(ProcessLeak leak) {
    int number = counts.merge(leak.file(), 1, Integer::sum);
    return number <= SHOWN
        ? Optional.of(leak.toString())
        : Optional.of(
                "%s left more processes behind; all are in run.json"
                    .formatted(leak.file().simpleName()))
            .filter(more -> number == SHOWN + 1);
  }
}
