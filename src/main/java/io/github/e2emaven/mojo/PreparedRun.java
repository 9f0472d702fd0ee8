package io.github.e2emaven.mojo;

import io.github.e2emaven.failsafe.FailsafeExecution;
import io.github.e2emaven.failsafe.FailsafeLauncher;
import io.github.e2emaven.failsafe.FailsafeSilencer;
import io.github.e2emaven.failsafe.ForkArguments;
import io.github.e2emaven.failsafe.TestJvmSettings;
import io.github.e2emaven.failsafe.TestSelection;
import io.github.e2emaven.plan.StartMode;
import io.github.e2emaven.run.E2eRun;
import io.github.e2emaven.secrets.PasswordMask;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;

/**
 * An open run, and what only its tests' launcher needs to know.
 *
 * @param run open since {@code prepare}
 * @param selection which tests of the files run
 */
record PreparedRun(E2eRun run, TestSelection selection) {

  /**
   * Runs all test files through the Failsafe of the session's current project.
   *
   * @param inputs notes what is about to be tested
   */
  void execute(MavenComponents maven, MavenSession session, Consumer<FailsafeExecution> inputs) {
    var launcher = launcher(maven, session, inputs);
    var silencer = FailsafeSilencer.begin();
    try {
      run.execute(launcher);
    } finally {
      silencer.close();
    }
  }

  private FailsafeLauncher launcher(
      MavenComponents maven, MavenSession session, Consumer<FailsafeExecution> inputs) {
    try {
      var failsafe = FailsafeExecution.plan(maven.lifecycle(), session);
      inputs.accept(failsafe);
      var jvms = TestJvmSettings.of(run.plan(), selection, failsafe, session);
      var forks =
          run.plan().starts() == StartMode.ACCELERATED
              ? ForkArguments.accelerate(failsafe, session)
              : failsafe;
      return new FailsafeLauncher(
          maven.plugins(), session, forks, jvms, PasswordMask.of(run.plan().database()));
    } catch (RuntimeException e) {
      run.close();
      run.judged();
      throw e;
    }
  }
}
