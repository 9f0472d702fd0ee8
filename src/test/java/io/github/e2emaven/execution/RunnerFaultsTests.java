package io.github.e2emaven.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FileResult;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.SampleRules;
import io.github.e2emaven.process.ExitStatus;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must not take the rest of a run along. */
@Timeout(60)
class RunnerFaultsTests {

  @TempDir Path directory;

  @Test
  void an_error_in_one_file_is_that_files_ending() throws Exception {
    var run = new FakeRun(directory, 3, SampleRules.of(1));
    var outcomes =
        run.run(
            stack -> {
              if (stack.file().simpleName().equals("T00E2E")) {
                throw new NoClassDefFoundError("org/apache/maven/Gone");
              }
              return FakeRun.pass(stack);
            });
    assertThat(FakeRun.results(outcomes))
        .containsExactly(FileResult.BROKEN, FileResult.PASSED, FileResult.PASSED);
    assertThat(outcomes.get(0).last().message().text()).contains("org/apache/maven/Gone");
    assertThat(run.stack("T00E2E#1").closed.getCount()).isZero();
  }

  @Test
  void a_launcher_that_fails_because_its_server_died_says_so() throws Exception {
    var run = new FakeRun(directory, 1, SampleRules.of(1));
    var outcomes =
        run.run(
            stack -> {
              run.stack("T00E2E#1").exit.complete(new ExitStatus(3));
              Meet.await(run.stack("T00E2E#1").killed);
              throw new StageException(RunStage.TEST, "fork ended");
            });
    assertThat(outcomes.get(0).last().ending()).isEqualTo(Ending.SERVER_DIED);
  }

  @Test
  void a_launcher_that_fails_because_of_a_cancellation_says_so() throws Exception {
    var run = new FakeRun(directory, 1, SampleRules.of(1));
    var outcomes =
        run.run(
            stack -> {
              run.cancellation.cancel("Ctrl-C");
              Meet.await(run.stack("T00E2E#1").killed);
              throw new IllegalStateException("fork ended");
            });
    assertThat(outcomes.get(0).last().ending()).isEqualTo(Ending.CANCELLED);
    assertThat(outcomes.get(0).last().message().text()).contains("Ctrl-C");
  }

  @Test
  void a_cancellation_while_a_stack_is_made_is_no_fault_of_the_file() throws Exception {
    var run = new FakeRun(directory, 2, SampleRules.of(1));
    var outcomes =
        run.run(
            (file, attempt, slot, trace) -> {
              run.cancellation.cancel("Ctrl-C");
              throw new StageException(RunStage.CLONE, "terminating connection");
            },
            FakeRun::pass);
    assertThat(FakeRun.results(outcomes)).containsExactly(FileResult.CANCELLED, FileResult.NOT_RUN);
  }

  @Test
  void an_interrupted_run_comes_back_only_when_its_slots_are_done() {
    var run = new FakeRun(directory, 1, SampleRules.of(1));
    var returned = new AtomicBoolean();
    var main = Thread.currentThread();
    assertThatThrownBy(
            () ->
                run.run(
                    stack -> {
                      main.interrupt();
                      Meet.await(run.stack("T00E2E#1").killed);
                      returned.set(true);
                      return TestJvmResult.of(TestJvmResult.Kind.CRASHED, "killed");
                    }))
        .isInstanceOf(InterruptedException.class);
    assertThat(returned).isTrue();
    assertThat(run.events).contains("end T00E2E");
    assertThat(run.stack("T00E2E#1").closed.getCount()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    // retries, failFast, how many attempts fail, result of the first file, of the second
    "0, false, 0, PASSED, PASSED",
    "0, false, 1, FAILED, PASSED",
    "0, true,  1, FAILED, NOT_RUN",
    "1, false, 1, FLAKY,  PASSED",
    "1, true,  1, FLAKY,  PASSED",
    "1, false, 2, FAILED, PASSED",
    "1, true,  2, FAILED, NOT_RUN",
    "2, true,  2, FLAKY,  PASSED"
  })
  void retries_come_before_fail_fast(
      int retries, boolean failFast, int failures, FileResult first, FileResult second)
      throws Exception {
    var rules = SampleRules.of(new RunPlan.Rules.Slots(1, 0), failFast, retries);
    var run = new FakeRun(directory, 2, rules);
    var outcomes =
        run.run(
            stack ->
                stack.file().simpleName().equals("T00E2E") && stack.attempt() <= failures
                    ? FakeRun.fail(stack)
                    : FakeRun.pass(stack));
    assertThat(FakeRun.results(outcomes)).containsExactly(first, second);
    assertThat(outcomes.get(0).attempts()).hasSize(Math.min(failures, retries) + 1);
  }

  @Test
  void broken_infrastructure_is_tried_again_and_does_not_count_for_fail_fast() throws Exception {
    var rules = SampleRules.of(new RunPlan.Rules.Slots(1, 0), true, 1);
    var run = new FakeRun(directory, 2, rules);
    var outcomes =
        run.run(
            stack ->
                stack.file().simpleName().equals("T00E2E")
                    ? TestJvmResult.of(TestJvmResult.Kind.CRASHED, "gone")
                    : FakeRun.pass(stack));
    assertThat(FakeRun.results(outcomes)).containsExactly(FileResult.BROKEN, FileResult.PASSED);
    assertThat(outcomes.get(0).attempts()).hasSize(2);
  }

  @Test
  void a_cancelled_file_is_not_tried_again() throws Exception {
    var rules = SampleRules.of(new RunPlan.Rules.Slots(1, 0), false, 5);
    var run = new FakeRun(directory, 1, rules);
    var launches = new AtomicInteger();
    var outcomes =
        run.run(
            stack -> {
              launches.incrementAndGet();
              run.cancellation.cancel("Ctrl-C");
              Meet.await(run.stack("T00E2E#1").killed);
              return FakeRun.fail(stack);
            });
    assertThat(FakeRun.results(outcomes)).containsExactly(FileResult.CANCELLED);
    assertThat(launches).hasValue(1);
  }
}
