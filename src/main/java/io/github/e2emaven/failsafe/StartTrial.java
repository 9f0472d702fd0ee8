package io.github.e2emaven.failsafe;

import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.process.ProcessStarter;
import io.github.e2emaven.process.RunningProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Finds out whether a test JVM that ended without a test cannot start at all: {@code java} with the
 * same options and {@code -version} then fails, too. Its words go to the test log, since Failsafe 3
 * writes those of the test JVM to no file.
 *
 * @param starter starts it
 */
record StartTrial(ProcessStarter starter) {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Failsafe's message holds the command; what follows the options needs files that are gone. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "Command was /bin/sh -c (cd .+?) '?-jar'? .*Exit Code: [1-9]", Pattern.DOTALL);

  private static final String TESTS_BEGAN = "Crashed tests:";

  /** Why the test JVM of the stack cannot start; empty when it can, or when that is unknown. */
  Optional<FailureMessage> explain(String reported, StackAddress stack) {
    var command = COMMAND.matcher(reported);
    return command.find() && !reported.contains(TESTS_BEGAN)
        ? explain(List.of("/bin/sh", "-c", command.group(1) + " -version"), stack)
        : Optional.empty();
  }

  private Optional<FailureMessage> explain(List<String> command, StackAddress stack) {
    var log = stack.directory().path().resolve("start-trial.log");
    try {
      var environment = stack.environment(Set.of());
      var trial =
          starter.start(
              new ProcessStarter.Launch(
                  command, environment, Set.of(), stack.directory().path(), log));
      var words = fails(trial) ? Files.readString(log, StandardCharsets.ISO_8859_1) : "";
      Files.writeString(
          stack.directory().testLog(), words, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return words.lines().filter(line -> !line.isBlank()).findFirst().map(StartTrial::message);
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static FailureMessage message(String words) {
    return FailureMessage.of(
        "The test JVM cannot start: %s. Check <argLine> of maven-failsafe-plugin"
            .formatted(words.strip()));
  }

  private static boolean fails(RunningProcess trial) {
    try {
      return !trial.exit().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS).isSuccess();
    } catch (TimeoutException | ExecutionException e) {
      ProcessHandle.of(trial.pid()).ifPresent(ProcessHandle::destroyForcibly);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ProcessHandle.of(trial.pid()).ifPresent(ProcessHandle::destroyForcibly);
      return false;
    }
  }
}
