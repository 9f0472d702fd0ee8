package io.github.e2emaven.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.FileResult;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.SampleRules;
import io.github.e2emaven.process.ExitStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ParallelRunnerTests {

  @TempDir Path directory;

  @Test
  void results_come_in_the_plans_order_whatever_the_order_of_completion() throws Exception {
    var run = new FakeRun(directory, 3, SampleRules.of(3));
    var lastIsDone = new CountDownLatch(1);
    var outcomes =
        run.run(
            stack -> {
              if (stack.file().simpleName().equals("T02E2E")) {
                lastIsDone.countDown();
              } else {
                Meet.await(lastIsDone);
              }
              return FakeRun.pass(stack);
            });
    assertThat(names(outcomes)).containsExactly("T00E2E", "T01E2E", "T02E2E");
    assertThat(FakeRun.results(outcomes)).containsOnly(FileResult.PASSED);
  }

  /** No slot owns a file before it has taken it: what is left goes to whichever is free. */
  @Test
  void free_slots_take_the_longest_file_that_is_left() throws Exception {
    var files = FakeRun.files(4);
    var known = Map.of(files.get(0), Duration.ofSeconds(1), files.get(2), Duration.ofSeconds(9));
    var run = new FakeRun(directory, files, SampleRules.of(2), known);
    var othersAreDone = new CountDownLatch(3);
    var outcomes =
        run.run(
            stack -> {
              if (stack.file().simpleName().equals("T01E2E")) {
                Meet.await(othersAreDone);
              } else {
                othersAreDone.countDown();
              }
              return FakeRun.pass(stack);
            });
    assertThat(run.events.stream().filter(event -> event.startsWith("start")).skip(2))
        .containsExactly("start T02E2E#1", "start T00E2E#1");
    assertThat(names(outcomes)).containsExactly("T00E2E", "T01E2E", "T02E2E", "T03E2E");
  }

  @Test
  void as_many_files_run_at_a_time_as_there_are_slots_and_never_more() throws Exception {
    var run = new FakeRun(directory, 9, SampleRules.of(3));
    var meeting = new CyclicBarrier(3);
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    Set<Integer> slots = ConcurrentHashMap.newKeySet();
    run.run(
        stack -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          slots.add(stack.slot());
          Meet.at(meeting);
          now.decrementAndGet();
          return FakeRun.pass(stack);
        });
    assertThat(most).hasValue(3);
    assertThat(slots).containsExactlyInAnyOrder(1, 2, 3);
  }

  @Test
  void every_stack_is_closed() throws Exception {
    var run = new FakeRun(directory, 4, SampleRules.of(2));
    run.run(
        stack ->
            stack.file().simpleName().equals("T01E2E") ? FakeRun.fail(stack) : FakeRun.pass(stack));
    assertThat(run.stacks.values()).hasSize(4).allMatch(stack -> stack.closed.getCount() == 0);
  }

  @Test
  void fail_fast_ends_running_files_and_starts_no_other() throws Exception {
    var rules = SampleRules.of(new RunPlan.Rules.Slots(2, 0), true, 0);
    var run = new FakeRun(directory, 4, rules);
    var bothRun = new CyclicBarrier(2);
    var outcomes =
        run.run(
            stack -> {
              Meet.at(bothRun);
              if (stack.file().simpleName().equals("T00E2E")) {
                return FakeRun.fail(stack);
              }
              Meet.await(run.stack("T01E2E#1").killed);
              return TestJvmResult.of(TestJvmResult.Kind.CRASHED, "killed");
            });
    assertThat(FakeRun.results(outcomes))
        .containsExactly(
            FileResult.FAILED, FileResult.CANCELLED, FileResult.NOT_RUN, FileResult.NOT_RUN);
  }

  @Test
  void a_server_that_does_not_start_ends_the_run() throws Exception {
    var run = new FakeRun(directory, 3, SampleRules.of(1));
    var outcomes =
        run.run(
            (file, attempt, slot, trace) -> {
              throw new StageException(RunStage.SERVER, "exit code 3");
            },
            FakeRun::pass);
    assertThat(FakeRun.results(outcomes))
        .containsExactly(FileResult.BROKEN, FileResult.NOT_RUN, FileResult.NOT_RUN);
    assertThat(outcomes.get(0).last().message().headline()).isEqualTo("exit code 3");
    assertThat(run.cancellation.isCancelled()).isTrue();
  }

  @Test
  void an_exception_in_one_file_is_that_files_ending() throws Exception {
    var run = new FakeRun(directory, 3, SampleRules.of(1));
    var outcomes =
        run.run(
            stack -> {
              if (stack.file().simpleName().equals("T01E2E")) {
                throw new IllegalStateException("a defect");
              }
              return FakeRun.pass(stack);
            });
    assertThat(FakeRun.results(outcomes))
        .containsExactly(FileResult.PASSED, FileResult.BROKEN, FileResult.PASSED);
    assertThat(run.stack("T01E2E#1").closed.getCount()).isZero();
  }

  @Test
  void a_pass_after_a_retry_is_flaky_and_runs_on_a_stack_of_its_own() throws Exception {
    var rules = SampleRules.of(new RunPlan.Rules.Slots(1, 0), false, 2);
    var run = new FakeRun(directory, 1, rules);
    var outcomes =
        run.run(stack -> stack.attempt() == 1 ? FakeRun.fail(stack) : FakeRun.pass(stack));
    assertThat(FakeRun.results(outcomes)).containsExactly(FileResult.FLAKY);
    assertThat(run.stacks).containsOnlyKeys("T00E2E#1", "T00E2E#2");
    assertThat(run.events)
        .containsExactly(
            "start T00E2E#1", "retry T00E2E after FAILED", "start T00E2E#2", "end T00E2E");
  }

  @Test
  void a_server_that_dies_while_tests_run_ends_them_at_once() throws Exception {
    var run = new FakeRun(directory, 1, SampleRules.of(1));
    var outcomes =
        run.run(
            stack -> {
              var ours = run.stack("T00E2E#1");
              ours.exit.complete(new ExitStatus(137));
              Meet.await(ours.killed);
              return TestJvmResult.of(TestJvmResult.Kind.CRASHED, "killed");
            });
    assertThat(outcomes.get(0).last().ending()).isEqualTo(Ending.SERVER_DIED);
    assertThat(outcomes.get(0).last().message().text()).contains("SIGKILL");
  }

  @Test
  void tests_that_take_too_long_are_ended() throws Exception {
    var rules = SampleRules.withTimeout(Duration.ofMillis(1));
    var run = new FakeRun(directory, 1, rules);
    var outcomes =
        run.run(
            stack -> {
              Meet.await(run.stack("T00E2E#1").killed);
              return TestJvmResult.of(TestJvmResult.Kind.CRASHED, "killed");
            });
    assertThat(outcomes.get(0).last().ending()).isEqualTo(Ending.TIMED_OUT);
  }

  @Test
  void an_interrupt_cancels_the_run() throws Exception {
    var run = new FakeRun(directory, 1, SampleRules.of(1));
    var started = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    var runner =
        new Thread(
            () -> {
              assertThatThrownBy(
                      () ->
                          run.run(
                              stack -> {
                                started.countDown();
                                Meet.await(run.stack("T00E2E#1").killed);
                                return TestJvmResult.of(TestJvmResult.Kind.CRASHED, "killed");
                              }))
                  .isInstanceOf(InterruptedException.class);
              ended.countDown();
            });
    runner.start();
    Meet.await(started);
    runner.interrupt();
    Meet.await(ended);
    assertThat(run.cancellation.isCancelled()).isTrue();
  }

  private static List<String> names(List<FileOutcome> outcomes) {
    return outcomes.stream().map(outcome -> outcome.file().simpleName()).toList();
  }
}
