package io.github.e2emaven.report;

import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.RunRecord;

/**
 * One kind of report of a run. Called on the run's event thread only, so it needs no locks. Every
 * method may throw a {@link io.github.e2emaven.outcome.StageException}: the run continues without
 * this report, unless it was thrown by {@link #runStarted}.
 */
public interface ReportFormat {

  /** The run begins; no file has ended. */
  default void runStarted(RunRecord run) {}

  /** The result of a file is final. */
  default void fileEnded(FileOutcome file, RunRecord soFar) {}

  /** Every file has its result and every stack is gone. */
  default void runEnded(RunRecord run) {}
}
