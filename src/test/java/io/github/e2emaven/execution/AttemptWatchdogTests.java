package io.github.e2emaven.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.plan.SampleAddress;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.Eventually;
import io.github.e2emaven.process.ExitStatus;
import io.github.e2emaven.stack.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AttemptWatchdogTests {

  private final Cancellation cancellation = new Cancellation();
  private final CountingStack stack = new CountingStack();

  @Test
  void a_test_jvm_that_is_forked_after_the_first_kill_is_killed_too() {
    var guard = AttemptWatchdog.watch(stack, Duration.ofMinutes(5), cancellation);
    cancellation.cancel("enough");
    Eventually.until("a second kill", () -> stack.kills.get() >= 2);
    assertThat(guard.finish()).map(AttemptEnding::ending).contains(Ending.CANCELLED);
  }

  @Test
  void nobody_is_killed_once_the_watch_has_ended() {
    var guard = AttemptWatchdog.watch(stack, Duration.ofMinutes(5), cancellation);
    assertThat(guard.finish()).isEmpty();
    cancellation.cancel("too late");
    stack.exit.complete(new ExitStatus(1));
    assertThat(guard.finish()).isEmpty();
    assertThat(stack.kills).hasValue(0);
  }

  @Test
  void the_first_cause_stands() {
    var guard = AttemptWatchdog.watch(stack, Duration.ofMinutes(5), cancellation);
    stack.exit.complete(new ExitStatus(1));
    Eventually.until("a kill", () -> stack.kills.get() >= 1);
    cancellation.cancel("later");
    assertThat(guard.finish()).map(AttemptEnding::ending).contains(Ending.SERVER_DIED);
  }

  @Test
  void tests_without_a_server_get_less_than_a_second_for_their_end_and_others_two() {
    var guard = AttemptWatchdog.watch(stack, Duration.ofMinutes(5), cancellation);
    stack.exit.complete(new ExitStatus(1));
    Eventually.until("a kill", () -> stack.kills.get() >= 1);
    assertThat(stack.grace).isLessThan(Duration.ofSeconds(1));
    guard.finish();

    var other = new CountingStack();
    cancellation.cancel("enough");
    var next = AttemptWatchdog.watch(other, Duration.ofMinutes(5), cancellation);
    Eventually.until("a kill", () -> other.kills.get() >= 1);
    assertThat(other.grace).isEqualTo(Duration.ofSeconds(2));
    next.finish();
  }

  @Test
  void a_cause_that_is_older_than_the_watch_counts() {
    cancellation.cancel("before");
    var guard = AttemptWatchdog.watch(stack, Duration.ofMinutes(5), cancellation);
    Eventually.until("a kill", () -> stack.kills.get() >= 1);
    assertThat(guard.finish()).map(cause -> cause.message().text()).contains("cancelled: before");
  }

  @Test
  void a_diagnosis_that_fails_does_not_save_hanging_tests() {
    stack.diagnosis = new IllegalStateException("no jcmd");
    var guard = AttemptWatchdog.watch(stack, Duration.ofMillis(1), cancellation);
    Eventually.until("a kill", () -> stack.kills.get() >= 1);
    assertThat(guard.finish()).map(AttemptEnding::ending).contains(Ending.TIMED_OUT);
  }

  @Test
  void a_kill_that_fails_is_tried_again_and_hides_no_cause() {
    stack.failingKills.set(1);
    var guard = AttemptWatchdog.watch(stack, Duration.ofMillis(1), cancellation);
    Eventually.until("a second kill", () -> stack.kills.get() >= 2);
    assertThat(guard.finish()).map(AttemptEnding::ending).contains(Ending.TIMED_OUT);
  }

  /** Counts the kills; the first ones may fail. */
  private static final class CountingStack implements Stack {

    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger failingKills = new AtomicInteger();
    private final CompletableFuture<ExitStatus> exit = new CompletableFuture<>();
    private volatile Duration grace = Duration.ZERO;
    private RuntimeException diagnosis = new IllegalStateException("not asked");

    @Override
    public StackAddress address() {
      return SampleAddress.in(Path.of("attempt"));
    }

    @Override
    public CompletableFuture<ExitStatus> serverExit() {
      return exit;
    }

    @Override
    public Watch watchTests(Runnable leftBehind) {
      return () -> {};
    }

    @Override
    public Optional<String> diagnose() {
      throw diagnosis;
    }

    @Override
    public void kill(Duration given) {
      grace = given;
      kills.incrementAndGet();
      if (failingKills.getAndDecrement() > 0) {
        throw new IllegalStateException("no process table");
      }
    }

    @Override
    public void killLeaks() {
      kill(Duration.ZERO);
    }

    @Override
    public void discard() {}

    @Override
    public void close() {}
  }
}
