package io.github.e2emaven.execution;

import io.github.e2emaven.machine.MachineLoad;

/** A machine that carries whatever boots. */
final class IdleMachine implements MachineLoad {

  @Override
  public int processors() {
    return 64;
  }

  @Override
  public long freeMemory() {
    return Long.MAX_VALUE;
  }

  @Override
  public double cpuPressure() {
    return 0;
  }
}
