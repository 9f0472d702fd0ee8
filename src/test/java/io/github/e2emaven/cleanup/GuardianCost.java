package io.github.e2emaven.cleanup;

import io.github.e2emaven.ledger.RunOwner;
import io.github.e2emaven.process.Eventually;
import io.github.e2emaven.process.ProcessId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * What an idle guardian costs; {@code main} prints it.
 *
 * @param residentKilobytes memory, pages shared with other processes counted in full
 * @param proportionalKilobytes memory, shared pages counted in part
 * @param ticks CPU time in hundredths of a second
 * @param state of its main thread's wait
 */
record GuardianCost(
    long residentKilobytes, long proportionalKilobytes, long ticks, List<String> state) {

  /** Starts a guardian, lets it wait for the given seconds, default 10, and prints its cost. */
  public static void main(String[] arguments) throws IOException {
    var directory = Files.createTempDirectory("guardian-cost");
    var self = ProcessId.current();
    var owner = new RunOwner("cost", "test", self.pid(), self.start(), RunOwner.Place.here());
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var link =
        GuardianLink.start(java, directory.resolve("l"), owner, directory.resolve("guardian.log"));
    var proc = Path.of("/proc", Long.toString(link.pid()));
    Eventually.until("the guardian waits", () -> of(proc).isIdle());
    var seconds = arguments.length == 0 ? 10 : Integer.parseInt(arguments[0]);
    LockSupport.parkNanos(Duration.ofSeconds(seconds).toNanos());
    System.out.println(of(proc));
    link.done();
  }

  /** The cost of a process, by its directory in /proc. */
  static GuardianCost of(Path proc) {
    try {
      var stat = Files.readString(proc.resolve("stat"));
      var fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
      return new GuardianCost(
          kilobytes(proc.resolve("status"), "VmRSS:"),
          kilobytes(proc.resolve("smaps_rollup"), "Pss:"),
          Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12)),
          List.of(Files.readString(proc.resolve("wchan")), threads(proc)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long kilobytes(Path file, String name) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  private static String threads(Path proc) throws IOException {
    try (var tasks = Files.list(proc.resolve("task"))) {
      return tasks
          .map(task -> task.resolve("comm"))
          .map(GuardianCost::text)
          .filter(name -> name.startsWith("Thread-"))
          .findFirst()
          .orElse("");
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  /** Whether its watcher thread runs. */
  boolean isIdle() {
    return !state.get(1).isEmpty();
  }
}
