package io.github.e2emaven.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * How much processes wait for a processor, from Linux's pressure stall information (PSI). Not for
 * several threads.
 *
 * @see <a href="https://docs.kernel.org/accounting/psi.html">PSI</a>
 */
public final class CpuPressure {

  private static final Pattern SOME = Pattern.compile("some .*total=(\\d{1,18})");
  private static final long NANOS_PER_MICRO = 1000;

  private final Path file;
  private long stalled;
  private long at;

  private CpuPressure(Path file) {
    this.file = file;
    this.stalled = total();
    this.at = System.nanoTime();
  }

  /** Of this machine. */
  public static CpuPressure ofMachine() {
    return of(Path.of("/proc/pressure/cpu"));
  }

  static CpuPressure of(Path file) {
    return new CpuPressure(file);
  }

  /**
   * The share of the time since the last call in which at least one process waited for a processor.
   *
   * @return 0 to 1; always 0 on a system without PSI
   */
  public double sinceLastCall() {
    var before = stalled;
    var begun = at;
    stalled = total();
    at = System.nanoTime();
    double nanos = (stalled - before) * NANOS_PER_MICRO;
    return Math.min(1, nanos / Math.max(1, at - begun));
  }

  /** Microseconds. */
  private long total() {
    try {
      var matcher = SOME.matcher(Files.readString(file));
      return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
