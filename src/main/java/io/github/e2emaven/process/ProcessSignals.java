package io.github.e2emaven.process;

import io.github.e2emaven.process.ProcessTable.Entry;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Sends signals to exactly the given processes: their start time is checked first. */
final class ProcessSignals {

  private static final long SHELL_SECONDS = 5;

  private final ProcessTable table;

  ProcessSignals(ProcessTable table) {
    this.table = table;
  }

  /** SIGTERM. */
  void terminate(Entry process) {
    send(process, ProcessHandle::destroy);
  }

  /** SIGKILL. */
  void kill(Entry process) {
    send(process, ProcessHandle::destroyForcibly);
  }

  /** SIGSTOP: a stopped process cannot fork. */
  void freeze(Collection<Entry> processes) {
    send("STOP", processes);
  }

  /** SIGCONT: a stopped process cannot handle SIGTERM. */
  void resume(Collection<Entry> processes) {
    send("CONT", processes);
  }

  /**
   * Any other signal, by its name without SIG. The JDK has no call for these; does nothing on a
   * system without {@code sh}.
   */
  void send(String signal, Collection<Entry> processes) {
    var command = new ArrayList<>(List.of("sh", "-c", "kill -s " + signal + " \"$@\"", "kill"));
    processes.stream()
        .filter(this::isRunning)
        .map(process -> Long.toString(process.pid()))
        .forEach(command::add);
    if (command.size() > 4 && File.separatorChar == '/') {
      run(command);
    }
  }

  private void send(Entry process, Consumer<ProcessHandle> signal) {
    // The handle is taken before the check, and has a start time of its own that the JDK checks.
    ProcessHandle.of(process.pid()).filter(handle -> isRunning(process)).ifPresent(signal);
  }

  private boolean isRunning(Entry process) {
    return table.isRunning(process.pid(), process.start());
  }

  private static void run(List<String> command) {
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      var shell = builder.redirectOutput(Redirect.DISCARD).start();
      shell.getOutputStream().close();
      if (!shell.waitFor(SHELL_SECONDS, TimeUnit.SECONDS)) {
        shell.destroyForcibly();
      }
    } catch (IOException | OutOfMemoryError e) {
      // Freezing only narrows a race; SIGKILL works on stopped and running processes alike. Without
      // a thread that waits for it, the shell has been started all the same.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
