package io.github.e2emaven.stack;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.AttemptOutcome.Resources;
import io.github.e2emaven.outcome.StackUsage;
import io.github.e2emaven.plan.StackAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What an attempt has taken so far and how long each step took; used by one thread. */
public final class AttemptRecorder {

  private final Clock clock;
  private final ObjIntConsumer<String> started;
  private final List<AttemptOutcome.Phase> phases = new ArrayList<>();
  private final Map<String, Integer> ports = new HashMap<>();
  private @Nullable String database;
  private @Nullable Long serverPid;
  private StackUsage usage = StackUsage.NONE;

  /** With a clock that dates the phases. */
  public AttemptRecorder(Clock clock) {
    this(clock, (phase, port) -> {});
  }

  /**
   * With a listener.
   *
   * @param clock dates the phases
   * @param started receives the name of each phase that begins, and the main port, 0 when none is
   *     known
   */
  public AttemptRecorder(Clock clock, ObjIntConsumer<String> started) {
    this.clock = clock;
    this.started = started;
  }

  /** Runs a step and records its time, also when it throws. */
  public <T> T phase(String name, Supplier<T> step) {
    started.accept(name, ports.getOrDefault(StackAddress.MAIN_PORT, 0));
    var start = clock.instant();
    try {
      return step.get();
    } finally {
      phaseSince(name, start);
    }
  }

  /** Records a step that began then and ends now. */
  public void phaseSince(String name, Instant start) {
    phases.add(new AttemptOutcome.Phase(name, start, clock.instant()));
  }

  /** Records the ports; other ones replace those of an earlier try. */
  public void ports(Map<String, Integer> claimed) {
    ports.clear();
    ports.putAll(claimed);
  }

  /** Records the clone. */
  public void database(String name) {
    database = name;
  }

  /** Records the server's leader. */
  public void server(long pid) {
    serverPid = pid;
  }

  /** Records what the stack's processes have used. */
  public void used(StackUsage seen) {
    usage = seen;
  }

  /** The steps so far. */
  public List<AttemptOutcome.Phase> phases() {
    return List.copyOf(phases);
  }

  /** What was taken so far. */
  public Resources resources(Path directory) {
    return new Resources(directory, ports, database, serverPid, usage);
  }
}
