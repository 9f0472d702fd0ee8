package io.github.e2emaven.it.faults;

import io.github.e2emaven.it.Build;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A wall clock that only one command and its children see, and that can be set while they run. Not
 * by libfaketime: it also takes over the condition variables, and keeps a JVM busy for minutes.
 *
 * @param library what they preload
 * @param file how far the clock is ahead, in seconds
 */
record WallClock(Path library, Path file) {

  /**
   * A clock that goes right.
   *
   * @throws NotPossible where there is no C compiler for Linux
   */
  static WallClock of(Path project) throws IOException {
    var library = project.resolve("clock.so");
    var compiler =
        List.of("cc", "-shared", "-fPIC", "-O1", "-o", library + "", project + "/clock.c", "-ldl");
    if (!System.getProperty("os.name").equals("Linux") || !Build.succeeds(compiler)) {
      throw new NotPossible("there is no C compiler to make a clock of");
    }
    var clock = new WallClock(library, project.resolve("clock"));
    clock.step(Duration.ZERO);
    return clock;
  }

  /** What to put before a command. */
  List<String> prefix() {
    return List.of("env", "LD_PRELOAD=" + library, "IT_CLOCK=" + file);
  }

  /** Sets it so far ahead, or back; in place, since the file is mapped. */
  void step(Duration ahead) throws IOException {
    var bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
    try (var out = new RandomAccessFile(file.toFile(), "rw")) {
      out.write(bytes.putLong(ahead.toSeconds()).array());
    }
  }
}
