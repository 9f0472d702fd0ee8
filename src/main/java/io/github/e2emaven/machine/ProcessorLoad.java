package io.github.e2emaven.machine;

import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;

/** How busy the processors of this machine are, whatever program keeps them so. */
public final class ProcessorLoad {

  private static final double PERCENT = 100;

  private final CentralProcessor processor;
  private final long[] before;

  private ProcessorLoad(CentralProcessor processor) {
    this.processor = processor;
    this.before = processor.getSystemCpuLoadTicks();
  }

  /** Measures from now on. */
  public static ProcessorLoad start() {
    return new ProcessorLoad(new SystemInfo().getHardware().getProcessor());
  }

  /**
   * The load since the start.
   *
   * @return 0 for idle to 1 for busy all the time, in steps of 0.01; waiting for a disk is idle
   */
  public double sinceStart() {
    return load(before, processor.getSystemCpuLoadTicks());
  }

  /** Of two readings, each in the order of {@link TickType}. */
  static double load(long[] before, long[] after) {
    long all = 0;
    long idle = 0;
    for (var type : TickType.values()) {
      long ticks = Math.max(0, after[type.getIndex()] - before[type.getIndex()]);
      all += ticks;
      idle += type == TickType.IDLE || type == TickType.IOWAIT ? ticks : 0;
    }
    return all == 0 ? 0 : Math.round(PERCENT * (all - idle) / all) / PERCENT;
  }
}
