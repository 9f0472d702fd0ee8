package io.github.e2emaven.watch;

import io.github.e2emaven.process.ProcessId;
import io.github.e2emaven.process.ProcessStarter;
import io.github.e2emaven.process.RunningProcess;
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

/** Writes the thread dump of a JVM, by the JDK's {@code jcmd <pid> Thread.print}. */
public final class ThreadDump {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** Fixed in the JDK, independent of java.io.tmpdir. */
  private static final Path ATTACH_FILES = Path.of("/tmp");

  private final ProcessStarter starter;
  private final Path jcmd;

  /** Uses {@code jcmd} of the JDK that runs Maven. */
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
   * @return whether it was written; false for a process that is no JVM, is stopped or has exited,
   *     and where Maven runs on a JRE without {@code jcmd}
   */
  public boolean write(long pid, Path file) {
    var command = List.of(jcmd.toString(), Long.toString(pid), "Thread.print", "-l");
    try {
      Files.deleteIfExists(file);
      var dump =
          starter.start(
              new ProcessStarter.Launch(command, Map.of(), Path.of("").toAbsolutePath(), file));
      return await(dump);
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  /** Deletes the attach files of a JVM that was killed after a dump. */
  public static void tidy(long pid) {
    if (ProcessId.of(pid).filter(ProcessId::isAlive).isPresent()) {
      return;
    }
    for (var name : List.of(".java_pid", ".attach_pid")) {
      try {
        Files.deleteIfExists(ATTACH_FILES.resolve(name + pid));
      } catch (IOException e) {
        // It belongs to another user, whose process reuses this pid.
      }
    }
  }

  private static boolean await(RunningProcess dump) {
    try {
      return dump.exit().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS).isSuccess();
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
