package io.github.e2emaven.run;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.ProcessLeak;
import io.github.e2emaven.outcome.RunListener;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.postgres.PostgresServer;
import io.github.e2emaven.postgres.template.Template;

/**
 * The one place where a run's events get their order: each result reaches the disk first, then the
 * console.
 */
final class RunEvents implements RunListener {

  private final RunRecorder files;
  private final RunListener console;

  RunEvents(RunRecorder files, RunListener console) {
    this.files = files;
    this.console = console;
  }

  void ready(PostgresServer server, Template template) {
    console.databaseReady(
        new DatabaseReady(
            server.majorVersion(),
            template.name(),
            template.origin().name().toLowerCase(java.util.Locale.ROOT),
            template.duration()));
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
  public synchronized void leaked(ProcessLeak leak) {
    files.leaked(leak);
    console.leaked(leak);
  }

  @Override
  public synchronized void notice(String message) {
    console.notice(message);
  }
}
