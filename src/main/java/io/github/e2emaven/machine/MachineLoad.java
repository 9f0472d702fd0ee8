package io.github.e2emaven.machine;

/** What the machine can still carry. */
public interface MachineLoad {

  /** How many processors this process may use, at least 1. */
  int processors();

  /** Bytes that new processes can take. */
  long freeMemory();

  /**
   * The share of the time since the last call in which processes waited for a processor, 0 to 1; 0
   * where the system does not tell. Not for several threads.
   */
  double cpuPressure();

  /** Of this machine, and of the container that this process runs in. */
  static MachineLoad ofHost() {
    var pressure = CpuPressure.ofMachine();
    return new MachineLoad() {
      @Override
      public int processors() {
        return Runtime.getRuntime().availableProcessors();
      }

      @Override
      public long freeMemory() {
        return FreeMemory.bytes();
      }

      @Override
      public double cpuPressure() {
        return pressure.sinceLastCall();
      }
    };
  }
}
