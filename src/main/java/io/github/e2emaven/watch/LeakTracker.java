package io.github.e2emaven.watch;

import io.github.e2emaven.outcome.ProcessLeak;
import io.github.e2emaven.outcome.ProcessLeak.Origin;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.process.ProcessId;
import io.github.e2emaven.process.ProcessUnit;
import io.github.e2emaven.process.StopReport;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the processes of a stack that should have exited by themselves. */
public final class LeakTracker {

  private final TestFile file;
  private final long server;
  private final Set<Long> servers;
  private final List<ProcessLeak> ofTests;

  private LeakTracker(TestFile file, long server, Set<Long> servers, List<ProcessLeak> ofTests) {
    this.file = file;
    this.server = server;
    this.servers = servers;
    this.ofTests = ofTests;
  }

  /**
   * Looks at a stack whose tests are over and whose server still runs.
   *
   * @param server pid of the server's leader, 0 for none
   * @param early processes that existed when the server became ready: all are the server's
   */
  public static LeakTracker beforeStop(
      TestFile file, ProcessUnit unit, long server, Set<ProcessId> early) {
    var servers = new HashSet<>(Set.of(server));
    early.forEach(process -> servers.add(process.pid()));
    ProcessHandle.of(server).stream()
        .flatMap(ProcessHandle::descendants)
        .forEach(process -> servers.add(process.pid()));
    var ofTests =
        unit.members().stream()
            .filter(member -> !servers.contains(member.pid()))
            .map(member -> new ProcessLeak(file, Origin.TESTS, member.pid(), member.commandLine()))
            // The others have exited by themselves meanwhile.
            .filter(leak -> !leak.commandLine().isEmpty())
            .toList();
    return new LeakTracker(file, server, servers, ofTests);
  }

  /** Pids of the server and of everything that it had started, whatever their parent is later. */
  public Set<Long> servers() {
    return servers;
  }

  /**
   * The leaks, once the stack is gone: those of the tests, and the server's processes that had to
   * be killed after their leader. A stop that was cut short gave the server no time to end its own.
   */
  public List<ProcessLeak> afterStop(StopReport report, boolean cutShort) {
    if (cutShort) {
      return ofTests;
    }
    var known = ofTests.stream().map(ProcessLeak::pid).collect(Collectors.toSet());
    var ofServer =
        report.killed().stream()
            .filter(killed -> killed.id().pid() != server && !known.contains(killed.id().pid()))
            .map(
                killed ->
                    new ProcessLeak(file, origin(killed), killed.id().pid(), killed.commandLine()));
    return Stream.concat(ofTests.stream(), ofServer).toList();
  }

  private Origin origin(StopReport.Stopped killed) {
    return servers.contains(killed.id().pid()) ? Origin.SERVER : Origin.TESTS;
  }
}
