package io.github.e2emaven.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Sends signals to exactly the processes meant: the start time is checked first. */
final class ProcessSignals {

  private static final long SHELL_SECONDS = 5;

  private final ProcessTable table;

  ProcessSignals(ProcessTable table) {
    this.table = table;
  }

  /** SIGTERM. */
  void terminate(ProcessId id) {
    send(id, ProcessHandle::destroy);
  }

  /** SIGKILL. */
  void kill(ProcessId id) {
    send(id, ProcessHandle::destroyForcibly);
  }

  /** SIGSTOP: who stands still cannot fork. */
  void freeze(Collection<ProcessId> ids) {
    sendByShell("STOP", ids);
  }

  /** SIGCONT: who stands still cannot end in good order. */
  void resume(Collection<ProcessId> ids) {
    sendByShell("CONT", ids);
  }

  /** Any other signal, by its name without SIG. */
  void send(String signal, ProcessId id) {
    sendByShell(signal, List.of(id));
  }

  private void send(ProcessId id, Consumer<ProcessHandle> signal) {
    // The handle is made before the check, and holds a start time of its own that the JDK checks.
    ProcessHandle.of(id.pid()).filter(handle -> id.isAlive(table)).ifPresent(signal);
  }

  /** The JDK has no call for these signals. Where there is no {@code sh}, nothing happens. */
  private void sendByShell(String signal, Collection<ProcessId> ids) {
    var alive = ids.stream().filter(id -> id.isAlive(table)).map(id -> Long.toString(id.pid()));
    var command = new ArrayList<>(List.of("sh", "-c", "kill -s " + signal + " \"$@\"", "kill"));
    alive.forEach(command::add);
    if (command.size() > 4 && File.separatorChar == '/') {
      run(command);
    }
  }

  private static void run(List<String> command) {
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      var shell = builder.redirectOutput(Redirect.DISCARD).start();
      shell.getOutputStream().close();
      if (!shell.waitFor(SHELL_SECONDS, TimeUnit.SECONDS)) {
        shell.destroyForcibly();
      }
    } catch (IOException e) {
      // Freezing only narrows a race; SIGKILL reaches the stopped and the running alike.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
