package io.github.e2emaven.process;

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
 * The files of one process in {@code /proc}. One that executes another program just now has neither
 * arguments nor environment for a moment: the new ones are not there yet.
 */
record ProcfsDirectory(long pid, Path path) {

  private static final String COOKIE = ProcessEntry.COOKIE + "=";

  /**
   * More than most files have: one read sees one program, two may see a start of the one before.
   */
  private static final int AT_ONCE = 16_384;

  private static final int LOOKS = 50;

  /** Looks at arguments without an environment until it counts as cleared. */
  private static final int SURE = 3;

  private static final Duration PAUSE = Duration.ofMillis(1);

  /** Empty when the process is gone. */
  Optional<ProcfsStat> stat() {
    return read("stat").map(stat -> ProcfsStat.parse(pid, stat));
  }

  /** Program and arguments; like ps(1) the program's name in brackets where there are none. */
  String commandLine() {
    var line = arguments();
    for (var left = LOOKS; left > 0 && line.isEmpty() && isExecuting(); left--) {
      line = arguments();
    }
    return line.isEmpty()
        ? stat().filter(ProcfsStat::isLive).map(ProcfsStat::tag).orElse("")
        : line;
  }

  private String arguments() {
    return read("cmdline").orElse("").replace('\0', ' ').strip();
  }

  /** Value of {@code E2E_STACK}; empty when it has none, is gone, or is not ours to read. */
  String cookie() {
    var environment = read("environ");
    var without = 0;
    for (var left = LOOKS; left > 0 && without < SURE && isEmpty(environment); left--) {
      without += isExecuting() ? 0 : 1;
      environment = read("environ");
    }
    return environment.map(ProcfsDirectory::cookieIn).orElse("");
  }

  /** Takes a moment if so. */
  private boolean isExecuting() {
    var executing = isEmpty(read("cmdline")) && stat().filter(ProcfsStat::isProgram).isPresent();
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

  /** There is such a file, with nothing in it. */
  private static boolean isEmpty(Optional<String> file) {
    return file.filter(String::isEmpty).isPresent();
  }

  /** Empty when the process is gone, or is not ours to read. */
  private Optional<String> read(String file) {
    try (var channel = FileChannel.open(path.resolve(file))) {
      var buffer = ByteBuffer.allocate(AT_ONCE);
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
}
