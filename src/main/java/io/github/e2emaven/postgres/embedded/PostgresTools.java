package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.outcome.ProcessLimit;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.ForeignVariables;
import io.github.e2emaven.postgres.programs.OsUser;
import io.github.e2emaven.postgres.programs.ProcessWait;
import io.github.e2emaven.process.ExitStatus;
import io.github.e2emaven.process.ProcessStarter;
import io.github.e2emaven.process.RunningProcess;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL's programs, which work in a cluster directory and write to its log.
 *
 * @param bin the directory of the programs
 * @param user the user that runs them
 * @param cluster gives working directory, log and environment, the cookie included
 * @param starter starts them
 */
record PostgresTools(Path bin, OsUser user, ClusterDirectory cluster, ProcessStarter starter) {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Starts a program and does not wait for it. */
  RunningProcess start(String program, List<String> arguments) {
    return launch(user.command(line(program, arguments)));
  }

  /**
   * Runs a program and waits for it.
   *
   * @throws StageException of stage POSTGRESQL, with the end of the log, when the exit code is not
   *     0
   */
  void run(String program, List<String> arguments) {
    finish(program, user.command(line(program, arguments)));
  }

  /** Runs a program with a file as its standard input. */
  void run(String program, List<String> arguments, Path input) {
    runFrom(input, line(program, arguments));
  }

  /** Runs any command as the user, with a file as its standard input. */
  void runFrom(Path input, List<String> words) {
    // the shell opens the file before the user changes, so that user need not be able to read it
    var command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" < \"$0\"", input.toString()));
    command.addAll(user.command(words));
    finish(words.get(0), command);
  }

  /** Runs any command as the user, with its output in a private file that Maven's user opens. */
  void runTo(Path output, List<String> words) {
    var command = new ArrayList<>(List.of("sh", "-c", "umask 077; exec \"$@\" > \"$0\""));
    command.add(output.toString());
    command.addAll(user.command(words));
    finish(words.get(0), command);
  }

  private void finish(String program, List<String> command) {
    var process = launch(command);
    var status = ProcessWait.exit(process, LIMIT);
    if (status.isEmpty()) {
      ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
      throw failed(program, "did not exit within " + LIMIT.toSeconds() + " s");
    }
    if (!status.get().isSuccess()) {
      throw failed(program, "exited with " + status.get());
    }
  }

  /** Whether a command succeeds; for finding out what a system offers. */
  boolean succeeds(List<String> command) {
    try {
      var process = launch(user.command(command));
      return ProcessWait.exit(process, LIMIT).filter(ExitStatus::isSuccess).isPresent();
    } catch (UncheckedIOException e) {
      if (ProcessLimit.isReached(String.valueOf(e.getMessage()))) {
        throw failed(command.get(0), "did not start: " + e.getMessage());
      }
      return false;
    }
  }

  private StageException failed(String program, String what) {
    return new StageException(
        RunStage.POSTGRESQL,
        "PostgreSQL's %s (%s, run as user '%s') %s.".formatted(program, bin, user.name(), what),
        cluster.logTail());
  }

  private RunningProcess launch(List<String> command) {
    return starter.start(
        new ProcessStarter.Launch(
            command,
            cluster.environment(),
            // PGDATESTYLE and PGCLIENTENCODING are settings of a server, too
            ForeignVariables.ofPostgres(),
            cluster.directory(),
            cluster.log()));
  }

  private List<String> line(String program, List<String> arguments) {
    var line = new ArrayList<String>();
    line.add(bin.resolve(program).toString());
    line.addAll(arguments);
    return line;
  }
}
