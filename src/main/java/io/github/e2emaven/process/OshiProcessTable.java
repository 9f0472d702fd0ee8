package io.github.e2emaven.process;

import io.github.e2emaven.process.ProcessEntry.State;
import java.util.List;
import java.util.Optional;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/** Other systems: OSHI, which knows neither process groups nor sessions. */
final class OshiProcessTable implements ProcessTable {

  private final OperatingSystem system = new SystemInfo().getOperatingSystem();

  @Override
  public List<ProcessEntry> snapshot() {
    return system.getProcesses().stream().map(OshiProcessTable::entry).toList();
  }

  @Override
  public Optional<ProcessEntry> find(long pid) {
    return process(pid).map(OshiProcessTable::entry);
  }

  @Override
  public String commandLine(long pid) {
    return process(pid).map(OSProcess::getCommandLine).orElse("").replace('\0', ' ').strip();
  }

  private Optional<OSProcess> process(long pid) {
    return Optional.ofNullable(system.getProcess(Math.toIntExact(pid)));
  }

  private static ProcessEntry entry(OSProcess process) {
    var id = new ProcessId(process.getProcessID(), process.getStartTime());
    var cookie = process.getEnvironmentVariables().getOrDefault(ProcessEntry.COOKIE, "");
    return new ProcessEntry(id, process.getParentProcessID(), 0, 0, state(process), cookie);
  }

  private static State state(OSProcess process) {
    return switch (process.getState()) {
      case ZOMBIE, INVALID -> State.ZOMBIE;
      case STOPPED -> State.STOPPED;
      default -> State.LIVE;
    };
  }
}
