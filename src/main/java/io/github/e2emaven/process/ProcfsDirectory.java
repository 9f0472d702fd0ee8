package io.github.e2emaven.process;

import io.github.e2emaven.process.ProcessTable.Entry;
import io.github.e2emaven.process.ProcessTable.State;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The files of one process in {@code /proc}. While a process executes another program it has
 * neither arguments nor environment for a moment: the new ones are not there yet.
 */
record ProcfsDirectory(long pid, Path path) {

  private static final String COOKIE = ProcessTable.COOKIE + "=";

  /** Larger than most files: one read sees one program, two may see the start of the former one. */
  private static final int BUFFER = 16_384;

  private static final int LOOKS = 50;

  /** Looks at arguments without an environment until the environment counts as cleared. */
  private static final int SURE = 3;

  private static final Duration PAUSE = Duration.ofMillis(1);

  /** The row of the process table; empty when the process is gone. */
  Optional<Entry> entry() {
    return stat().map(stat -> stat.entry(stat.isProgram() ? cookie() : ""));
  }

  /** Program and arguments; the program's name in brackets, as in ps(1), if it has none. */
  String commandLine() {
    var line = arguments();
    for (var left = LOOKS; left > 0 && line.isEmpty() && isExecuting(); left--) {
      line = arguments();
    }
    return line.isEmpty() ? stat().filter(Stat::isLive).map(Stat::tag).orElse("") : line;
  }

  private Optional<Stat> stat() {
    return read("stat").map(stat -> Stat.parse(pid, stat));
  }

  private String arguments() {
    return read("cmdline").orElse("").replace('\0', ' ').strip();
  }

  /** Empty when the process has no cookie, is gone, or is not readable for this user. */
  private String cookie() {
    var environment = read("environ");
    var without = 0;
    for (var left = LOOKS; left > 0 && without < SURE && isEmpty(environment); left--) {
      without += isExecuting() ? 0 : 1;
      environment = read("environ");
    }
    return environment.map(ProcfsDirectory::cookieIn).orElse("");
  }

  /** Pauses for a moment if so. */
  private boolean isExecuting() {
    var executing = isEmpty(read("cmdline")) && stat().filter(Stat::isProgram).isPresent();
    if (executing) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return executing;
  }

  private static String cookieIn(String environment) {
    return Stream.of(environment.split("\0", -1))
        .filter(variable -> variable.startsWith(COOKIE))
        .findFirst()
        .map(variable -> variable.substring(COOKIE.length()))
        .orElse("");
  }

  /** Whether the file exists and has no content. */
  private static boolean isEmpty(Optional<String> file) {
    return file.filter(String::isEmpty).isPresent();
  }

  /** Empty when the process is gone, or is not readable for this user. */
  private Optional<String> read(String file) {
    try (var channel = FileChannel.open(path.resolve(file))) {
      var buffer = ByteBuffer.allocate(BUFFER);
      while (channel.read(buffer) > 0) {
        buffer = buffer.hasRemaining() ? buffer : twice(buffer);
      }
      return Optional.of(StandardCharsets.UTF_8.decode(buffer.flip()).toString());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static ByteBuffer twice(ByteBuffer full) {
    return ByteBuffer.allocate(2 * full.capacity()).put(full.flip());
  }

  /** {@code /proc/<pid>/stat}, as {@code proc_pid_stat(5)} describes it. */
  record Stat(
      long pid, String name, String state, long parent, long group, long session, Tail tail) {

    /** {@code PF_KTHREAD} of the kernel's {@code sched.h}. */
    private static final long KERNEL_THREAD = 0x0020_0000;

    /** Fields far behind the others. */
    record Tail(long flags, long threads, long start) {}

    static Stat parse(long pid, String line) {
      // The program name is in brackets and may itself contain blanks and brackets.
      var fields = line.substring(line.lastIndexOf(')') + 2).trim().split(" ", -1);
      return new Stat(
          pid,
          line.substring(line.indexOf('(') + 1, line.lastIndexOf(')')),
          fields[0],
          Long.parseLong(fields[1]),
          Long.parseLong(fields[2]),
          Long.parseLong(fields[3]),
          new Tail(
              Long.parseLong(fields[6]), Long.parseLong(fields[17]), Long.parseLong(fields[19])));
    }

    /** Whether it has arguments and an environment: zombies and kernel threads have neither. */
    boolean isProgram() {
      return !isDead() && (tail.flags() & KERNEL_THREAD) == 0;
    }

    boolean isLive() {
      return activity() != State.ZOMBIE;
    }

    /** The program's name, as ps(1) shows it for a process without arguments. */
    String tag() {
      return "[" + name + "]";
    }

    Entry entry(String cookie) {
      return new Entry(pid, tail.start(), parent, group, session, activity(), cookie);
    }

    private State activity() {
      // A main thread that ended before the others looks dead while the process still runs.
      if (isDead()) {
        return tail.threads() > 1 ? State.LIVE : State.ZOMBIE;
      }
      return state.equalsIgnoreCase("t") ? State.STOPPED : State.LIVE;
    }

    private boolean isDead() {
      return state.equals("Z") || state.equals("X");
    }
  }
}
