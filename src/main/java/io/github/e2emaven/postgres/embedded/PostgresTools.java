package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.postgres.RetryPause;
import io.github.e2emaven.process.ExitStatus;
import io.github.e2emaven.process.ProcessLaunch;
import io.github.e2emaven.process.ProcessStarter;
import io.github.e2emaven.process.RunningProcess;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs PostgreSQL's programs.
 *
 * @param bin where they are
 * @param user whom they run as
 * @param environment of all of them, the cookie included
 * @param starter starts them
 */
record PostgresTools(
    Path bin, OsUser user, Map<String, String> environment, ProcessStarter starter) {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Starts a program; working directory and log are the workplace's. */
  RunningProcess start(ToolDirectory place, String program, List<String> arguments) {
    return launch(place, user.command(line(program, arguments)));
  }

  /** Runs a program to its end; fails with its output when its exit code is not 0. */
  void run(ToolDirectory place, String program, List<String> arguments) {
    finish(place, program, user.command(line(program, arguments)));
  }

  /** The same with a file as standard input. */
  void run(ToolDirectory place, String program, List<String> arguments, Path input) {
    // the shell opens the file before the user is changed: it need not be readable for that user
    var command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" < \"$0\"", input.toString()));
    command.addAll(user.command(line(program, arguments)));
    finish(place, program, command);
  }

  private void finish(ToolDirectory place, String program, List<String> command) {
    var process = launch(place, command);
    var status =
        RetryPause.end(process, LIMIT)
            .orElseThrow(
                () ->
                    failed(
                        place, program, "did not end within " + LIMIT.toSeconds() + " s", process));
    if (!status.isSuccess()) {
      throw failed(place, program, "ended with " + status, process);
    }
  }

  /** Whether this command succeeds at all; for finding out what a system offers. */
  boolean succeeds(ToolDirectory place, List<String> command) {
    try {
      var process = launch(place, user.command(command));
      return RetryPause.end(process, LIMIT).filter(ExitStatus::isSuccess).isPresent();
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private StageException failed(
      ToolDirectory place, String program, String what, RunningProcess process) {
    RetryPause.destroy(process);
    return new StageException(
        RunStage.POSTGRESQL,
        "PostgreSQL's %s (%s, run as user '%s') %s.%n%s"
            .formatted(program, bin, user.name(), what, place.lastLines()));
  }

  private RunningProcess launch(ToolDirectory place, List<String> command) {
    return starter.start(new ProcessLaunch(command, environment, place.directory(), place.log()));
  }

  private List<String> line(String program, List<String> arguments) {
    var line = new ArrayList<String>();
    line.add(bin.resolve(program).toString());
    line.addAll(arguments);
    return line;
  }
}
