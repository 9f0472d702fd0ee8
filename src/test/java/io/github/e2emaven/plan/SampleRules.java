package io.github.e2emaven.plan;

import io.github.e2emaven.plan.RunPlan.Rules;
import io.github.e2emaven.plan.RunPlan.Rules.KeepDatabases;
import io.github.e2emaven.plan.RunPlan.Rules.Retention;
import io.github.e2emaven.plan.RunPlan.Rules.Slots;
import java.time.Duration;

/** Rules of runs, as a project has them that configures nothing. */
public final class SampleRules {

  private static final Retention RETENTION = new Retention(10, Long.MAX_VALUE);

  private SampleRules() {}

  /** With so many workers. */
  public static Rules of(int workers) {
    return of(new Slots(workers, 0), false, 0);
  }

  /** With stacks that boot ahead, fail-fast and retries. */
  public static Rules of(Slots slots, boolean failFast, int retries) {
    return new Rules(
        slots,
        failFast,
        retries,
        Duration.ofMinutes(10),
        KeepDatabases.FAILED,
        Duration.ZERO,
        RETENTION);
  }

  /** With one worker whose tests may take that long. */
  public static Rules withTimeout(Duration timeout) {
    return new Rules(
        new Slots(1, 0), false, 0, timeout, KeepDatabases.FAILED, Duration.ZERO, RETENTION);
  }
}
