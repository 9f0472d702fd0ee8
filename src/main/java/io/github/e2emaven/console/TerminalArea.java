package io.github.e2emaven.console;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.ShutdownHooks;
import org.jline.utils.Signals;
import org.jline.utils.Status;
import org.jspecify.annotations.Nullable;

/**
 * The last lines of the terminal, which everything else scrolls above: Maven's lines are neither
 * torn nor held back. One for all modules that a build runs at a time; safe for several threads.
 */
final class TerminalArea {

  /** The terminal belongs to the JVM. */
  static final TerminalArea SHARED = new TerminalArea();

  private static final List<Capability> REQUIRED =
      List.of(
          Capability.change_scroll_region,
          Capability.save_cursor,
          Capability.restore_cursor,
          Capability.cursor_address);

  /** As long as another thread may be drawing; Ctrl-C must not wait for longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Object, List<AttributedString>> lines = new LinkedHashMap<>();
  private @Nullable Status status;
  private boolean impossible;

  private TerminalArea() {}

  /**
   * Replaces the lines of one owner.
   *
   * @param own its lines, none to leave
   * @return whether there is a terminal that can show them
   */
  boolean show(Object owner, List<AttributedString> own) {
    lock.lock();
    try {
      if (own.isEmpty()) {
        lines.remove(owner);
      } else {
        lines.put(owner, own);
      }
      if (status == null && !impossible && !lines.isEmpty()) {
        open();
      }
      draw();
      return !impossible;
    } finally {
      lock.unlock();
    }
  }

  private void draw() {
    if (status != null) {
      status.update(lines.values().stream().flatMap(List::stream).toList());
    }
  }

  /** Once in the JVM: a shutdown hook of JLine closes the terminal. */
  private void open() {
    ShutdownHooks.add(this::leave); // before JLine's own
    try {
      var terminal =
          TerminalBuilder.builder()
              .system(true)
              .systemOutput(SystemOutput.SysOut)
              .provider("exec")
              .nativeSignals(false) // Ctrl-C remains the JVM's: its hooks clean up
              .dumb(false)
              .build();
      if (REQUIRED.stream().allMatch(it -> terminal.getStringCapability(it) != null)) {
        status = new Status(terminal);
        Signals.register("WINCH", this::resize);
      } else {
        impossible = true;
      }
    } catch (IOException | RuntimeException e) {
      impossible = true; // no terminal, or one without stty
    }
  }

  private void resize() {
    lock.lock();
    try {
      if (status != null) {
        status.resize();
        draw();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The JVM ends, perhaps by Ctrl-C: the terminal is the user's again. */
  private void leave() throws InterruptedException {
    if (lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      try {
        lines.clear();
        draw();
        status = null;
        impossible = true;
      } finally {
        lock.unlock();
      }
    }
  }
}
