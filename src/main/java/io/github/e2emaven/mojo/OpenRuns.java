package io.github.e2emaven.mojo;

import java.util.Map;
import java.util.Optional;

/**
 * Hands a run from goal to goal of one {@code <execution>} in one project. Lives in Maven's plugin
 * context, which is the project's own also with {@code -T}.
 */
final class OpenRuns {

  private final Map<Object, Object> context;
  private static final String PREFIX = "e2e.run.";
  private static final String NOTHING = "no E2E test file";

  private final String key;

  @SuppressWarnings({"unchecked", "rawtypes"})
  OpenRuns(Map context, String executionId) {
    this.context = context;
    this.key = PREFIX + executionId;
  }

  void put(OpenRun run) {
    context.put(key, run);
  }

  /** Notes that this build found no test file, and that it may. */
  void nothingToRun() {
    context.put(key, NOTHING);
  }

  /** Whether this very execution found no test file: another one's tests are another matter. */
  boolean hadNothingToRun() {
    return NOTHING.equals(context.get(key));
  }

  /** Whether all executions that looked for test files so far found none. */
  boolean nobodyHadAnythingToRun() {
    return context.containsValue(NOTHING)
        && context.values().stream().noneMatch(OpenRun.class::isInstance);
  }

  /** This execution's run, else the only one: goals may be bound in executions of their own. */
  Optional<OpenRun> get() {
    if (context.get(key) instanceof OpenRun own) {
      return Optional.of(own);
    }
    if (hadNothingToRun()) {
      return Optional.empty();
    }
    var all = context.values().stream().filter(OpenRun.class::isInstance).toList();
    return all.size() == 1 ? Optional.of((OpenRun) all.get(0)) : Optional.empty();
  }
}
