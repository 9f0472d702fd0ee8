package io.github.e2emaven.report;

import io.github.e2emaven.outcome.ProcessLeak;
import io.github.e2emaven.plan.TestFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a console says of leaks: a bomb leaves hundreds, of which the first few of a file do. */
public final class LeakLines {

  private static final int SHOWN = 5;

  private final Map<TestFile, Integer> told = new HashMap<>();

  /** The line for the next leak, empty where enough has been said of its file. */
  public Optional<String> next(ProcessLeak leak) {
    int number = told.merge(leak.file(), 1, Integer::sum);
    return number <= SHOWN
        ? Optional.of(leak.toString())
        : Optional.of("%s left more, all in run.json".formatted(leak.file().simpleName()))
            .filter(more -> number == SHOWN + 1);
  }
}
