package io.github.e2emaven.planning;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunSettings;
import io.github.e2emaven.plan.RunSettings.KeepDatabases;
import java.time.Duration;
import java.util.Arrays;

/** The parameters of a run's behaviour, checked. */
public final class RunSettingsParser {

  private RunSettingsParser() {}

  /**
   * The rules of a run.
   *
   * @param behaviour as the user wrote it
   * @param files how many test files there are: more workers than that would idle
   */
  public static RunSettings rules(RunParameters.Behaviour behaviour, int files) {
    var workers =
        WorkersParser.parse(behaviour.workers(), Runtime.getRuntime().availableProcessors());
    return new RunSettings(
        Math.max(1, Math.min(workers, files)),
        behaviour.failFast(),
        atLeast(0, "retries", behaviour.retries()),
        Duration.ofSeconds(atLeast(1, "timeoutInSeconds", behaviour.timeouts().attempt())),
        keepDatabases(behaviour.keepDatabases()));
  }

  /** How long the whole run may take; zero for no limit. */
  static Duration runTimeout(RunParameters.Behaviour behaviour) {
    return Duration.ofSeconds(atLeast(0, "runTimeoutInSeconds", behaviour.timeouts().run()));
  }

  private static int atLeast(int minimum, String name, int value) {
    if (value < minimum) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "%s is %d, but must be at least %d".formatted(name, value, minimum));
    }
    return value;
  }

  private static KeepDatabases keepDatabases(String value) {
    return Arrays.stream(KeepDatabases.values())
        .filter(keep -> keep.token().equalsIgnoreCase(value.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new StageException(
                    RunStage.CONFIGURATION,
                    "keepDatabases is '%s', but must be one of %s"
                        .formatted(
                            value,
                            Arrays.stream(KeepDatabases.values())
                                .map(KeepDatabases::token)
                                .toList())));
  }
}
