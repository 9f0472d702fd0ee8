package io.github.e2emaven.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.FileResult;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.SampleRules;
import io.github.e2emaven.process.ExitStatus;
import io.github.e2emaven.stack.Stack;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One slot, and stacks that boot while it is busy. */
@Timeout(60)
class LookAheadTests {

  @TempDir Path directory;

  private final CountDownLatch secondIsOpen = new CountDownLatch(1);

  @Test
  void the_next_stack_boots_while_the_slot_is_busy_and_its_tests_wait() throws Exception {
    var run = run(3, false);
    var running = new AtomicInteger();
    var outcomes =
        run.run(
            (file, attempt, place, recorder) -> opened(run.open(file, attempt, place, recorder)),
            stack -> {
              assertThat(running.incrementAndGet()).isEqualTo(1);
              Meet.await(secondIsOpen);
              running.decrementAndGet();
              return FakeRun.pass(stack);
            });
    assertThat(FakeRun.results(outcomes)).containsOnly(FileResult.PASSED);
    assertThat(outcomes.stream().map(file -> file.last().slot())).containsOnly(1);
    assertThat(phases(outcomes.get(1))).as("waited for the slot").contains("wait");
    assertOneAtATime(outcomes);
  }

  @Test
  void a_stack_whose_server_exits_while_it_waits_is_replaced() throws Exception {
    var run = run(2, false);
    var dead = new CompletableFuture<FakeStack>();
    var outcomes =
        run.run(
            (file, attempt, place, recorder) -> {
              var stack = opened(run.open(file, attempt, place, recorder));
              if (file.simpleName().equals("T01E2E") && dead.complete(stack)) {
                stack.exit.complete(new ExitStatus(137));
              }
              return stack;
            },
            stack -> {
              if (stack.file().simpleName().equals("T00E2E")) {
                Meet.await(dead.join().closed);
              }
              return FakeRun.pass(stack);
            });
    assertThat(FakeRun.results(outcomes)).containsOnly(FileResult.PASSED);
    assertThat(run.stack("T01E2E#1")).as("another stack").isNotSameAs(dead.join());
    assertThat(outcomes.get(1).attempts()).hasSize(1);
    assertThat(run.events)
        .contains(
            "notice T01E2E: the server exited with exit code 137 (SIGKILL) while its stack waited"
                + " for a slot; starting another one");
  }

  @Test
  void a_cancelled_run_never_ran_what_only_waited() throws Exception {
    var run = run(3, false);
    var outcomes =
        run.run(
            (file, attempt, place, recorder) -> opened(run.open(file, attempt, place, recorder)),
            stack -> {
              Meet.await(secondIsOpen);
              run.cancellation.cancel("Ctrl-C");
              Meet.await(run.stack("T00E2E#1").killed);
              return FakeRun.pass(stack);
            });
    assertThat(FakeRun.results(outcomes))
        .containsExactly(FileResult.CANCELLED, FileResult.NOT_RUN, FileResult.NOT_RUN);
    assertThat(run.stacks.values()).allMatch(stack -> stack.closed.getCount() == 0);
  }

  @Test
  void fail_fast_starts_no_test_of_a_stack_that_waits() throws Exception {
    var run = run(2, true);
    var outcomes =
        run.run(
            (file, attempt, place, recorder) -> opened(run.open(file, attempt, place, recorder)),
            stack -> {
              Meet.await(secondIsOpen);
              return FakeRun.fail(stack);
            });
    assertThat(FakeRun.results(outcomes)).contains(FileResult.FAILED, FileResult.NOT_RUN);
    assertThat(run.stacks.values()).allMatch(stack -> stack.closed.getCount() == 0);
  }

  @Test
  void a_server_that_does_not_start_ahead_ends_the_run_at_once() throws Exception {
    var run = run(3, false);
    var outcomes =
        run.run(
            (file, attempt, place, recorder) -> {
              if (!file.simpleName().equals("T00E2E")) {
                throw new StageException(RunStage.SERVER, "exit code 3");
              }
              return run.open(file, attempt, place, recorder);
            },
            stack -> {
              Meet.await(run.stack("T00E2E#1").killed);
              return FakeRun.pass(stack);
            });
    assertThat(outcomes.get(0).result()).isEqualTo(FileResult.CANCELLED);
    var broken = outcomes.get(1).last();
    assertThat(broken.ending()).isEqualTo(Ending.SERVER_NOT_STARTED);
    assertThat(broken.slot()).isEqualTo(1);
    assertThat(broken.start()).isEqualTo(broken.end());
  }

  private FakeStack opened(Stack stack) {
    if (stack.address().file().simpleName().equals("T01E2E")) {
      secondIsOpen.countDown();
    }
    return (FakeStack) stack;
  }

  private FakeRun run(int files, boolean failFast) {
    return new FakeRun(
        directory, files, SampleRules.of(new RunPlan.Rules.Slots(1, 1), failFast, 0));
  }

  private static List<String> phases(FileOutcome outcome) {
    return outcome.last().phases().stream().map(AttemptOutcome.Phase::name).toList();
  }

  private static void assertOneAtATime(List<FileOutcome> outcomes) {
    var attempts =
        outcomes.stream().map(FileOutcome::last).sorted((a, b) -> a.start().compareTo(b.start()));
    assertThat(attempts.toList())
        .isSortedAccordingTo((a, b) -> a.end().isAfter(b.start()) ? 1 : -1);
  }
}
