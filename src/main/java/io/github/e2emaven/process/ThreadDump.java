package io.github.e2emaven.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What the threads of a JVM do, by the JDK's own {@code jcmd <pid> Thread.print}. */
public final class ThreadDump {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The JDK's own choice, whatever java.io.tmpdir says. */
  private static final Path ATTACHING = Path.of("/tmp");

  private final ProcessStarter starter;
  private final Path jcmd;

  /** With the tools of the JDK that runs Maven. */
  public ThreadDump(ProcessStarter starter) {
    this(starter, Path.of(System.getProperty("java.home"), "bin", "jcmd"));
  }

  ThreadDump(ProcessStarter starter, Path jcmd) {
    this.starter = starter;
    this.jcmd = jcmd;
  }

  /**
   * Writes the dump of a process to a file.
   *
   * @return whether there is one: not for a process that is no JVM, is stopped or has ended, nor
   *     where there is a JRE only
   */
  public boolean write(long pid, Path file) {
    var command = List.of(jcmd.toString(), Long.toString(pid), "Thread.print", "-l");
    try {
      Files.deleteIfExists(file);
      var dump =
          starter.start(new ProcessLaunch(command, Map.of(), Path.of("").toAbsolutePath(), file));
      return await(dump);
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  /** Removes what a JVM that was killed after a dump has left in the temporary directory. */
  public static void tidy(long pid) {
    if (ProcessId.of(pid).filter(ProcessId::isAlive).isPresent()) {
      return;
    }
    for (var name : List.of(".java_pid", ".attach_pid")) {
      try {
        Files.deleteIfExists(ATTACHING.resolve(name + pid));
      } catch (IOException e) {
        // Of another user, who has got this pid.
      }
    }
  }

  private static boolean await(RunningProcess dump) {
    try {
      return dump.exit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).isSuccess();
    } catch (TimeoutException e) {
      ProcessHandle.of(dump.pid()).ifPresent(ProcessHandle::destroyForcibly);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | CompletionException | CancellationException e) {
      return false;
    }
  }
}
