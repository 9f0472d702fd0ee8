package io.github.e2emaven.failsafe;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.parameters.FailsafeParameters;
import io.github.e2emaven.parameters.ParameterRule;
import io.github.e2emaven.parameters.ParameterRule.Treatment;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Looks for parameters in the user's Failsafe configuration that a run does not honour. */
public final class ParameterCheck {

  /** Those of the goal {@code verify} that the goal {@code integration-test} lacks. */
  private static final Set<String> OF_VERIFY = Set.of("summaryFiles");

  private final FailsafeValues values;
  private final FailsafeVerify verify;

  /**
   * Checks the values of a planned goal.
   *
   * @param verify what is configured for Failsafe's other goal
   */
  public ParameterCheck(FailsafeValues values, FailsafeVerify verify) {
    this.values = values;
    this.verify = verify;
  }

  /**
   * Refuses what would silently run other tests than Failsafe does.
   *
   * @throws StageException that names the parameter
   */
  public void refuse() {
    set(Treatment.REFUSED)
        .findFirst()
        .ifPresent(
            rule -> {
              throw new StageException(
                  RunStage.CONFIGURATION,
                  "maven-failsafe-plugin is configured with <%s>, which E2E runs do not support: %s. Remove it, or move it to another <execution> of maven-failsafe-plugin"
                      .formatted(rule.name(), rule.reason()));
            });
  }

  /** The parameters that are set and have no effect, {@code <forkCount> by workers}, sorted. */
  public List<String> replaced() {
    return set(Treatment.REPLACED)
        .map(rule -> "<%s> by %s".formatted(rule.name(), rule.reason().replace("`", "")))
        .toList();
  }

  private Stream<ParameterRule> set(Treatment treatment) {
    return FailsafeParameters.RULES.stream()
        .filter(rule -> rule.treatment() == treatment)
        .filter(rule -> isSet(rule.name()));
  }

  private boolean isSet(String parameter) {
    return values.isSet(parameter)
        || (OF_VERIFY.contains(parameter) && verify.isConfigured(parameter));
  }
}
