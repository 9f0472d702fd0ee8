package io.github.e2emaven.run;

import io.github.e2emaven.planning.PlannedRun;
import java.util.function.Consumer;

/** Lowers the workers to what fits, and shows the arithmetic. */
public final class WorkerReduction {

  private WorkerReduction() {}

  /**
   * The run with at most that many slots.
   *
   * @param stacks how many stacks fit at a time, at least 1
   * @param arithmetic why
   * @param notice hears of it when workers are lowered
   */
  public static PlannedRun fit(
      PlannedRun planned, int stacks, String arithmetic, Consumer<String> notice) {
    int workers = planned.plan().rules().workers();
    if (stacks >= workers) {
      return planned;
    }
    notice.accept("workers lowered from %d to %d: %s".formatted(workers, stacks, arithmetic));
    return planned.withWorkers(stacks);
  }
}
