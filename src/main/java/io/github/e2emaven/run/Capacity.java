package io.github.e2emaven.run;

import io.github.e2emaven.machine.MachineLoad;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.RunPlan.Rules.Slots;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.schedule.BootAdmission;
import io.github.e2emaven.schedule.Schedule;
import io.github.e2emaven.schedule.TestSlots;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the machine and PostgreSQL can carry, decided once, before the first slot opens
 * (docs/architecture.md, rule 13).
 *
 * @param slots never more than configured; at least one worker
 * @param bytesPerStack memory that one stack takes
 * @param connectionsPerStack the most that one stack may take of PostgreSQL's connections, so that
 *     one that leaks them takes none from the others; 0 without a database
 * @param spare whether one more stack would fit
 */
record Capacity(Slots slots, long bytesPerStack, int connectionsPerStack, boolean spare) {

  /** Before anything is known. */
  static final Capacity NONE = new Capacity(new Slots(1, 0), 0, 0, false);

  /**
   * Fits the configured workers, and then the stacks that boot ahead of them.
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
    var server = planned.server().isInStacks() ? planned.server().command() : List.<String>of();
    var memory = Memory.of(server, planned.testJvmArguments());
    var limits =
        new ArrayList<>(List.of(new Limit(memory.stacks(freeMemory), memory.explain(freeMemory))));
    var connections = freeConnections == null ? null : new Connections(freeConnections);
    if (connections != null) {
      limits.add(new Limit(connections.stacks(), connections.explain()));
    }
    int workers = workers(planned.rules().workers(), limits, notice);
    int stacks = connections == null ? Integer.MAX_VALUE : connections.spareStacks();
    int more = Math.min(memory.stacks(freeMemory), stacks) - workers;
    int ahead = Math.max(0, Math.min(planned.rules().slots().ahead(), more));
    return new Capacity(
        new Slots(workers, ahead),
        memory.stack(),
        connections == null ? 0 : connections.share(workers + ahead),
        limits.stream().allMatch(limit -> limit.stacks() > workers + ahead));
  }

  /** The schedule of a run. */
  Schedule schedule(Clock clock, Cancellation cancellation) {
    return new Schedule(
        slots.workers() + slots.ahead(),
        new TestSlots(slots.workers(), clock),
        new BootAdmission(MachineLoad.ofHost(), slots.workers(), bytesPerStack, cancellation));
  }

  private static int workers(int configured, List<Limit> limits, Consumer<String> notice) {
    int workers = configured;
    for (var limit : limits) {
      if (limit.stacks() < workers) {
        notice.accept(
            "Reduced workers from %d to %d: %s"
                .formatted(workers, limit.stacks(), limit.calculation()));
        workers = limit.stacks();
      }
    }
    return workers;
  }

  /** One resource's limit, with the calculation for users. */
  private record Limit(int stacks, String calculation) {}

  /**
   * How many stacks fit into the machine's free memory, so that workers never make it swap.
   *
   * @param server bytes of one server; 0 when stacks have none
   * @param tests bytes of one test JVM
   */
  record Memory(long server, long tests) {

    private static final long MEBIBYTE = 1 << 20;

    /** Heap of a JVM that has no {@code -Xmx}: enough for a small service and a test class. */
    private static final long DEFAULT_HEAP = 256 * MEBIBYTE;

    /** Class data, code, threads and collector of a JVM beside its heap. */
    private static final long BESIDE_HEAP = 128 * MEBIBYTE;

    private static final Pattern MAX_HEAP = Pattern.compile("-Xmx([0-9]+)([kKmMgG]?)");

    /** With the command of each stack's server, empty when stacks have none. */
    static Memory of(List<String> serverCommand, String testArguments) {
      return new Memory(
          serverCommand.isEmpty() ? 0 : jvm(String.join(" ", serverCommand)), jvm(testArguments));
    }

    /** Bytes of one stack. */
    long stack() {
      return server + tests;
    }

    /** How many stacks fit; at least one. */
    int stacks(long freeBytes) {
      return (int) Math.max(1, Math.min(Integer.MAX_VALUE, freeBytes / stack()));
    }

    /** The calculation, for users. */
    String explain(long freeBytes) {
      return "each stack takes about %s (%stest JVM %s), and %s of memory are free"
          .formatted(
              text(stack()),
              server == 0 ? "" : "server %s, ".formatted(text(server)),
              text(tests),
              text(freeBytes));
    }

    private static long jvm(String arguments) {
      var matcher = MAX_HEAP.matcher(arguments);
      long heap = DEFAULT_HEAP;
      while (matcher.find()) {
        heap = Long.parseLong(matcher.group(1)) * unit(matcher.group(2)); // the last one counts
      }
      return heap + BESIDE_HEAP;
    }

    private static long unit(String letter) {
      return switch (letter.toLowerCase(Locale.ROOT)) {
        case "k" -> 1 << 10;
        case "m" -> MEBIBYTE;
        case "g" -> 1 << 30;
        default -> 1;
      };
    }

    private static String text(long bytes) {
      return bytes / MEBIBYTE + " MiB";
    }
  }

  /**
   * How many stacks PostgreSQL's connections suffice for.
   *
   * @param free connections that PostgreSQL can still give
   */
  record Connections(int free) {

    /** A connection pool of HikariCP's default size, ten, and two for the tests. */
    static final int PER_STACK = 12;

    /** Clones are created and dropped beside running stacks. */
    private static final int OURS = 3;

    /**
     * How many stacks fit.
     *
     * @throws StageException when not even one fits
     */
    int stacks() {
      int stacks = (free - OURS) / PER_STACK;
      if (stacks < 1) {
        throw new StageException(
            RunStage.POSTGRESQL,
            "PostgreSQL has too few connections: %s. Raise max_connections or close other sessions"
                .formatted(explain()));
      }
      return stacks;
    }

    /** How many stacks fit with more than the least connections. */
    int spareStacks() {
      return (free - OURS) / (2 * PER_STACK);
    }

    /**
     * What one stack may have, so that one that leaks connections takes none from the others.
     *
     * @param stacks that exist at a time
     */
    int share(int stacks) {
      return Math.max(PER_STACK, (free - OURS) / stacks);
    }

    /** The calculation, for users. */
    String explain() {
      return "each stack needs %d connections and the run itself %d, and PostgreSQL has %d free"
          .formatted(PER_STACK, OURS, free);
    }
  }
}
