package io.github.e2emaven.outcome;

import java.time.Duration;

/**
 * What the processes of one stack have used, as far as it was seen: looks are 250 ms apart, so that
 * the last moments of a process that exits by itself are missing, and so is a process that lives
 * shorter than that.
 *
 * @param server the server and what it started
 * @param tests the test JVM and what it started
 */
public record StackUsage(Share server, Share tests) {

  /** Nothing was seen. */
  public static final StackUsage NONE = new StackUsage(Share.NONE, Share.NONE);

  /** CPU time of the whole stack. */
  public Duration cpu() {
    return server.cpu().plus(tests.cpu());
  }

  /**
   * What several processes have used together.
   *
   * @param cpu user and system time
   * @param peakMemory bytes: the sum of each process's largest resident set, so that memory which
   *     processes share counts once for each; 0 when nothing was seen
   */
  public record Share(Duration cpu, long peakMemory) {

    /** Nothing. */
    public static final Share NONE = new Share(Duration.ZERO, 0);

    /** Both together. */
    public Share plus(Share other) {
      return new Share(cpu.plus(other.cpu), peakMemory + other.peakMemory);
    }
  }
}
