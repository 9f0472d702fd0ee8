package io.github.e2emaven.usage;

import io.github.e2emaven.outcome.StackUsage;
import io.github.e2emaven.outcome.StackUsage.Share;
import io.github.e2emaven.process.ProcessId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sums up what the processes of a stack use. A process that is gone counts with what it had used
 * when it was seen last. Safe for several threads.
 */
public final class UnitMeter {

  /** Ends the search in a table of processes that changes meanwhile. */
  private static final int ANCESTORS = 16;

  private final PeakMemory memory;

  /** By handles, which know the start time: a reused pid is another process. */
  private final Map<ProcessHandle, Share> seen = new HashMap<>();

  private final Set<ProcessHandle> servers = new HashSet<>();

  UnitMeter(PeakMemory memory) {
    this.memory = memory;
  }

  /** A meter that has seen nothing yet. */
  public static UnitMeter ofHost() {
    return new UnitMeter(Host.MEMORY);
  }

  private static final class Host {
    static final PeakMemory MEMORY = PeakMemory.ofHost();
  }

  /** The server is ready, and these are its processes. */
  public synchronized void serverReady(Set<ProcessId> members) {
    members.stream().flatMap(member -> handle(member).stream()).forEach(servers::add);
    look(members);
  }

  /** These processes exist now: those of the server, and those of the tests. */
  public synchronized void look(Set<ProcessId> members) {
    members.stream().flatMap(member -> handle(member).stream()).forEach(this::look);
  }

  /** Looks once more at the processes that were seen, and adds up. */
  public synchronized StackUsage read() {
    Set.copyOf(seen.keySet()).forEach(this::measure);
    var server = Share.NONE;
    var tests = Share.NONE;
    for (var process : seen.entrySet()) {
      if (servers.contains(process.getKey())) {
        server = server.plus(process.getValue());
      } else {
        tests = tests.plus(process.getValue());
      }
    }
    return new StackUsage(server, tests);
  }

  private static Optional<ProcessHandle> handle(ProcessId process) {
    return ProcessHandle.of(process.pid());
  }

  private void look(ProcessHandle process) {
    if (!seen.containsKey(process) && isOfServer(process)) {
      servers.add(process);
    }
    measure(process);
  }

  private boolean isOfServer(ProcessHandle process) {
    var ancestor = Optional.of(process);
    for (int left = ANCESTORS; left > 0 && ancestor.isPresent(); left--) {
      if (servers.contains(ancestor.get())) {
        return true;
      }
      ancestor = ancestor.get().parent();
    }
    return false;
  }

  /** Neither number falls: a process that exits loses its memory before its pid. */
  private void measure(ProcessHandle process) {
    var before = seen.getOrDefault(process, Share.NONE);
    seen.put(
        process,
        process
            .info()
            .totalCpuDuration()
            .map(cpu -> most(before, cpu, memory.of(process.pid()).orElse(0)))
            .orElse(before));
  }

  private static Share most(Share before, Duration cpu, long bytes) {
    return new Share(
        cpu.compareTo(before.cpu()) > 0 ? cpu : before.cpu(), Math.max(bytes, before.peakMemory()));
  }
}
