package io.github.e2emaven.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The operating system's process table. Processes that end while it is read are left out. */
interface ProcessTable {

  /** Characters of a brief command line: of its start, with the program. */
  int HEAD = 60;

  /** Of its end: what a JVM runs stands behind a long class path. */
  int TAIL = 59;

  /** Every process that can be seen, zombies included. */
  List<ProcessEntry> snapshot();

  /** The process that has this pid now, zombies included. */
  Optional<ProcessEntry> find(long pid);

  /** Program and arguments, separated by blanks; empty when the process is gone. */
  String commandLine(long pid);

  /**
   * Start and end of the command line, fit for a console: no control characters, no environment.
   */
  default String briefCommandLine(long pid) {
    var line = commandLine(pid).replaceAll("\\p{Cntrl}", " ");
    return line.length() <= HEAD + TAIL
        ? line
        : line.substring(0, HEAD) + "…" + line.substring(line.length() - TAIL);
  }

  /** That of this machine. */
  static ProcessTable system() {
    return SystemTable.TABLE;
  }

  /** Chosen once. */
  final class SystemTable {
    private static final ProcessTable TABLE = choose();

    private SystemTable() {}

    private static ProcessTable choose() {
      var proc = Path.of("/proc");
      return Files.isReadable(proc.resolve("self/stat"))
          ? new ProcfsProcessTable(proc)
          : new OshiProcessTable();
    }
  }
}
