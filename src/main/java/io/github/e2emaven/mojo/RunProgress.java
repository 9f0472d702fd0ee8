package io.github.e2emaven.mojo;

import io.github.e2emaven.database.PostgresServer;
import io.github.e2emaven.database.Template;
import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.Leak;
import io.github.e2emaven.outcome.RunListener;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.TestFile;

/**
 * The one place where a run's events get their order: each result reaches the disk first, then the
 * console.
 */
final class RunProgress implements RunListener {

  private final RunFiles files;
  private final Console console;

  RunProgress(RunFiles files, Console console) {
    this.files = files;
    this.console = console;
  }

  void ready(PostgresServer server, Template template) {
    console.ready(server.majorVersion(), template);
  }

  @Override
  public synchronized void attemptStarted(TestFile file, int attempt, int slot) {
    console.attemptStarted(file, attempt, slot);
  }

  @Override
  public synchronized void attemptEnded(TestFile file, AttemptOutcome outcome) {
    console.attemptEnded(file, outcome);
  }

  @Override
  public synchronized void fileEnded(FileOutcome outcome) {
    try {
      files.fileEnded(outcome);
    } catch (StageException e) {
      // The verdict finds the report missing; the other files must still run.
      console.notice(e.text());
    }
    console.fileEnded(outcome);
  }

  @Override
  public synchronized void leaked(Leak leak) {
    files.leaked(leak);
    console.leaked(leak);
  }

  @Override
  public synchronized void notice(String message) {
    console.notice(message);
  }
}
