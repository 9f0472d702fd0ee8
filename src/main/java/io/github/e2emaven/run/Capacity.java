package io.github.e2emaven.run;

import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the machine and PostgreSQL can carry, decided once, before the first slot opens
 * (docs/architecture.md, rule 13).
 *
 * @param workers stacks at a time, at least 1; never more than configured
 * @param connectionsPerStack the most that one stack may take of PostgreSQL's connections, so that
 *     one that leaks them takes none from the others; 0 without a database
 */
record Capacity(int workers, int connectionsPerStack) {

  /**
   * Fits the configured workers.
   *
   * @param freeMemory bytes
   * @param freeConnections that PostgreSQL can still give; null without a database
   * @param notice receives the calculation when the workers are reduced
   * @throws StageException when PostgreSQL has not enough connections for one stack
   */
  static Capacity fit(
      RunPlan planned,
      long freeMemory,
      @Nullable Integer freeConnections,
      Consumer<String> notice) {
    var rules = planned.rules();
    var memory = MemoryBudget.of(planned.server().command(), planned.testJvmArguments());
    var limits =
        new ArrayList<>(List.of(new Limit(memory.stacks(freeMemory), memory.explain(freeMemory))));
    var connections = freeConnections == null ? null : new ConnectionBudget(freeConnections);
    if (connections != null) {
      limits.add(new Limit(connections.stacks(), connections.explain()));
    }
    int workers = rules.workers();
    for (var limit : limits) {
      if (limit.stacks() < workers) {
        notice.accept(
            "Reduced workers from %d to %d: %s"
                .formatted(workers, limit.stacks(), limit.calculation()));
        workers = limit.stacks();
      }
    }
    return new Capacity(workers, connections == null ? 0 : connections.share(workers));
  }

  /** One resource's limit, with the calculation for users. */
  private record Limit(int stacks, String calculation) {}
}
