package io.github.e2emaven.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.machine.MachineLoad;
import io.github.e2emaven.process.Cancellation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BootAdmissionTests {

  private static final long STACK = 100;

  private final Machine machine = new Machine();
  private final Cancellation cancellation = new Cancellation();
  private final BootAdmission boots = new BootAdmission(machine, 1, STACK, cancellation);

  @Test
  void the_first_stack_boots_whatever_the_machine_carries() throws Exception {
    machine.memory = 0;
    machine.pressure = 1;
    assertThat(boots.enter(() -> true).wasHeld()).isFalse();
  }

  @Test
  void as_many_stacks_boot_as_there_are_processors() throws Exception {
    machine.pressure = 1;
    var first = boots.enter(() -> false);
    boots.enter(() -> false);
    var third = entering(false);
    assertHeld(third);
    first.booted();
    assertThat(admitted(third).wasHeld()).isTrue();
  }

  @Test
  void more_stacks_boot_while_the_processors_are_idle() throws Exception {
    boots.enter(() -> false);
    boots.enter(() -> false);
    assertThat(admitted(entering(false))).isNotNull();
  }

  @Test
  void a_stack_boots_ahead_of_its_slot_on_a_busy_machine_only_alone() throws Exception {
    machine.pressure = 1;
    var first = boots.enter(() -> false);
    var ahead = entering(true);
    assertHeld(ahead);
    first.booted();
    admitted(ahead);
  }

  @Test
  void no_stack_boots_without_memory_until_another_one_is_closed() throws Exception {
    var first = boots.enter(() -> false);
    first.booted();
    machine.memory = STACK - 1;
    var second = entering(false);
    assertHeld(second);
    first.close();
    first.close();
    admitted(second);
  }

  @Test
  void a_stack_with_a_slot_boots_before_those_without() throws Exception {
    var two = new BootAdmission(machine, 2, STACK, cancellation);
    two.enter(() -> false).booted();
    var ahead = entering(two, () -> true);
    assertHeld(ahead);
    two.enter(() -> false).booted();
    admitted(ahead);
  }

  @Test
  void a_stack_for_which_a_slot_becomes_free_is_not_ahead_any_more() throws Exception {
    var two = new BootAdmission(machine, 2, STACK, cancellation);
    two.enter(() -> false).booted();
    var busy = new AtomicBoolean(true);
    var ahead = entering(two, busy::get);
    assertHeld(ahead);
    busy.set(false);
    admitted(ahead);
  }

  @Test
  void a_cancelled_run_holds_nothing_back() throws Exception {
    boots.enter(() -> false);
    machine.memory = 0;
    var second = entering(true);
    assertHeld(second);
    cancellation.cancel("Ctrl-C");
    admitted(second);
  }

  private CompletableFuture<BootAdmission.Admission> entering(boolean ahead) {
    return entering(boots, () -> ahead);
  }

  private static CompletableFuture<BootAdmission.Admission> entering(
      BootAdmission boots, BooleanSupplier ahead) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return boots.enter(ahead);
          } catch (InterruptedException e) {
            throw new CompletionException(e);
          }
        },
        task -> new Thread(task).start());
  }

  /** It has looked at the machine several times, and waits. */
  private void assertHeld(CompletableFuture<?> entering) {
    long seen = machine.looks.get();
    while (machine.looks.get() < seen + 3) {
      Thread.onSpinWait();
    }
    assertThat(entering).isNotDone();
  }

  private static BootAdmission.Admission admitted(
      CompletableFuture<BootAdmission.Admission> entering) throws Exception {
    return entering.get(30, TimeUnit.SECONDS);
  }

  /** Two processors. */
  private static final class Machine implements MachineLoad {

    private volatile long memory = Long.MAX_VALUE;
    private volatile double pressure;
    private final AtomicLong looks = new AtomicLong();

    @Override
    public int processors() {
      return 2;
    }

    @Override
    public long freeMemory() {
      looks.incrementAndGet();
      return memory;
    }

    @Override
    public double cpuPressure() {
      return pressure;
    }
  }
}
