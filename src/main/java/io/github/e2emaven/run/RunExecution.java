package io.github.e2emaven.run;

import io.github.e2emaven.execution.ParallelRunner;
import io.github.e2emaven.execution.RunResult;
import io.github.e2emaven.failsafe.FailsafeExecution;
import io.github.e2emaven.failsafe.FailsafeLauncher;
import io.github.e2emaven.failsafe.FailsafeSilencer;
import io.github.e2emaven.failsafe.TestJvmSettings;
import io.github.e2emaven.junitxml.PasswordMask;
import io.github.e2emaven.mojo.MavenComponents;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.planning.PlannedRun;
import io.github.e2emaven.stack.CloneRegistry;
import io.github.e2emaven.stack.ForkedStackFactory;
import io.github.e2emaven.stack.RunTeardown;
import io.github.e2emaven.stack.ServerStarter;
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
  private final RunEvents progress;
  private final @Nullable CloneRegistry clones;
  private final Clock clock;

  RunExecution(
      PlannedRun planned,
      RunResources resources,
      RunEvents progress,
      @Nullable RunCloneSource databases,
      Clock clock) {
    this.planned = planned;
    this.resources = resources;
    this.progress = progress;
    this.clock = clock;
    this.clones =
        databases == null
            ? null
            : new CloneRegistry(databases, planned.plan().rules().keepDatabases());
  }

  /** Runs them; all stacks are gone afterwards. */
  RunResult run(MavenComponents maven, MavenSession session, ServerStarter servers) {
    var failsafe = FailsafeExecution.plan(maven.lifecycle(), session);
    var jvms = TestJvmSettings.of(planned.plan(), planned.selection(), failsafe, session);
    var launcher =
        new FailsafeLauncher(
            maven.plugins(), session, failsafe, jvms, PasswordMask.of(planned.database()));
    var parts =
        new ParallelRunner.Parts(
            new ForkedStackFactory(planned.plan(), clones, servers),
            launcher,
            new RunTeardown(servers.servers().releases(), clones),
            clock);
    var timer = startTimer();
    var quiet = FailsafeSilencer.begin();
    try {
      return new ParallelRunner(planned.plan(), parts, resources.cancellation(), progress).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StageException(RunStage.TEST, "Maven was interrupted", e);
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
