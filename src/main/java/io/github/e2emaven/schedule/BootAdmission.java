package io.github.e2emaven.schedule;

import io.github.e2emaven.machine.MachineLoad;
import io.github.e2emaven.process.Cancellation;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Holds back boots rather than let the machine thrash: JVMs that boot need all the processor time
 * that they can get, while running tests mostly wait. Safe for several threads.
 */
public final class BootAdmission {

  /** Above this share of the time, processes wait for a processor, and one more boot would too. */
  private static final double BUSY = 0.8;

  /** Long enough for the last admitted boot to show in the pressure. */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final MachineLoad machine;
  private final int workers;
  private final long bytesPerStack;
  private final Cancellation cancellation;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int stacks;
  private int boots;
  private double pressure = 1;
  private long looked = System.nanoTime();

  /**
   * For the stacks of one run.
   *
   * @param workers slots
   * @param bytesPerStack memory that one takes
   * @param cancellation ends every wait
   */
  public BootAdmission(
      MachineLoad machine, int workers, long bytesPerStack, Cancellation cancellation) {
    this.machine = machine;
    this.workers = workers;
    this.bytesPerStack = bytesPerStack;
    this.cancellation = cancellation;
  }

  /**
   * Returns when one more stack may boot, at once when there is no other.
   *
   * @param ahead whether no slot waits for it: it boots after those with a slot, and only while the
   *     machine has time to spare
   * @throws InterruptedException when interrupted; nothing is admitted then
   */
  public Admission enter(BooleanSupplier ahead) throws InterruptedException {
    lock.lockInterruptibly();
    boolean held = false;
    try {
      while (!mayBoot(ahead.getAsBoolean())) {
        held = true;
        var unused = changed.awaitNanos(LOOK_NANOS);
      }
      stacks++;
      boots++;
      lookAgain(); // the boot does not show yet
      return new Admission(held);
    } finally {
      lock.unlock();
    }
  }

  private boolean mayBoot(boolean ahead) {
    if (stacks == 0 || cancellation.isCancelled()) {
      return true;
    }
    if (machine.freeMemory() < bytesPerStack || (ahead && stacks < workers)) {
      return false;
    }
    boolean spare = boots < machine.processors();
    return ahead ? spare && (boots == 0 || !isBusy()) : spare || !isBusy();
  }

  private boolean isBusy() {
    if (System.nanoTime() - looked >= LOOK_NANOS) {
      looked = System.nanoTime();
      pressure = machine.cpuPressure();
    }
    return pressure > BUSY;
  }

  private void lookAgain() {
    looked = System.nanoTime();
    var unused = machine.cpuPressure();
    pressure = 1;
  }

  /** A stack that may exist. */
  public final class Admission implements AutoCloseable {

    private final boolean held;
    private boolean booting = true;
    private boolean open = true;

    private Admission(boolean held) {
      this.held = held;
    }

    /** Whether the boot was held back. */
    public boolean wasHeld() {
      return held;
    }

    /** It has booted, or will not: the next one may. */
    public void booted() {
      change(() -> {});
    }

    /** It is closed. */
    @Override
    public void close() {
      change(
          () -> {
            stacks -= open ? 1 : 0;
            open = false;
          });
    }

    private void change(Runnable more) {
      lock.lock();
      try {
        boots -= booting ? 1 : 0;
        booting = false;
        more.run();
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
