package io.github.e2emaven.mojo;

import io.github.e2emaven.failsafe.FailsafeExecution;
import io.github.e2emaven.failsafe.FailsafeLauncher;
import io.github.e2emaven.failsafe.QuietFailsafe;
import io.github.e2emaven.failsafe.TestJvms;
import io.github.e2emaven.outcome.Stage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.runner.CloneBook;
import io.github.e2emaven.runner.LiveStacks;
import io.github.e2emaven.runner.ParallelRunner;
import io.github.e2emaven.runner.RunEnd;
import io.github.e2emaven.runner.ServerStart;
import io.github.e2emaven.runner.Teardown;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

/** All test files of an open run, from the first start to the last process gone. */
final class RunExecution {

  private final PlannedRun planned;
  private final RunResources resources;
  private final RunProgress progress;
  private final @Nullable CloneBook clones;
  private final Clock clock;

  RunExecution(
      PlannedRun planned,
      RunResources resources,
      RunProgress progress,
      @Nullable RunDatabases databases,
      Clock clock) {
    this.planned = planned;
    this.resources = resources;
    this.progress = progress;
    this.clock = clock;
    this.clones =
        databases == null ? null : new CloneBook(databases, planned.plan().rules().keepDatabases());
  }

  /** Runs them; all stacks are gone afterwards. */
  RunEnd run(MavenTools maven, MavenSession session, ServerStart servers) {
    var failsafe = FailsafeExecution.plan(maven.lifecycle(), session);
    var jvms = TestJvms.of(planned.plan(), planned.selection(), failsafe, session);
    var launcher = new FailsafeLauncher(maven.plugins(), session, failsafe, jvms);
    var parts =
        new ParallelRunner.Parts(
            new LiveStacks(planned.plan(), clones, servers),
            launcher,
            new Teardown(servers.servers().releases(), clones),
            clock);
    var timer = startTimer();
    var quiet = QuietFailsafe.begin();
    try {
      return new ParallelRunner(planned.plan(), parts, resources.cancellation(), progress).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StageException(Stage.TEST, "Maven was interrupted", e);
    } finally {
      quiet.close();
      timer.cancel(false);
    }
  }

  private CompletableFuture<Void> startTimer() {
    var timeout = planned.timeout();
    var timer = new CompletableFuture<Void>();
    return timeout.isZero()
        ? timer
        : timer
            .orTimeout(timeout.toSeconds(), TimeUnit.SECONDS)
            .whenComplete((done, problem) -> cancelAfter(problem));
  }

  private void cancelAfter(@Nullable Throwable problem) {
    if (problem instanceof TimeoutException) {
      resources
          .cancellation()
          .cancel(
              "run timed out after %d s (runTimeoutInSeconds)"
                  .formatted(planned.timeout().toSeconds()));
    }
  }
}
