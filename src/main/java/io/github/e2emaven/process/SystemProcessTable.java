package io.github.e2emaven.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/** The process table of this machine: {@code /proc} on Linux, OSHI elsewhere. */
final class SystemProcessTable {

  private static final ProcessTable TABLE = choose(Path.of("/proc"));

  private SystemProcessTable() {}

  static ProcessTable get() {
    return TABLE;
  }

  private static ProcessTable choose(Path proc) {
    return Files.isReadable(proc.resolve("self/stat"))
        ? new ProcfsProcessTable(proc)
        : new OshiProcessTable();
  }

  /** OSHI's list of processes, which has neither process groups nor sessions. */
  static final class OshiProcessTable implements ProcessTable {

    private final OperatingSystem system = new SystemInfo().getOperatingSystem();

    @Override
    public List<Entry> snapshot() {
      return system.getProcesses().stream().map(OshiProcessTable::entry).toList();
    }

    @Override
    public Optional<Entry> find(long pid) {
      return process(pid).map(OshiProcessTable::entry);
    }

    @Override
    public String commandLine(long pid) {
      return process(pid).map(OSProcess::getCommandLine).orElse("").replace('\0', ' ').strip();
    }

    private Optional<OSProcess> process(long pid) {
      return Optional.ofNullable(system.getProcess(Math.toIntExact(pid)));
    }

    private static Entry entry(OSProcess process) {
      return new Entry(
          process.getProcessID(),
          process.getStartTime(),
          process.getParentProcessID(),
          0,
          0,
          state(process),
          process.getEnvironmentVariables().getOrDefault(COOKIE, ""));
    }

    private static State state(OSProcess process) {
      return switch (process.getState()) {
        case ZOMBIE, INVALID -> State.ZOMBIE;
        case STOPPED -> State.STOPPED;
        default -> State.LIVE;
      };
    }
  }
}
