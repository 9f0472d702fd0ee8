package io.github.e2emaven.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopPolicyTests {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 600})
  void every_wait_outlasts_the_work_that_it_waits_for(int stopTimeoutInSeconds) {
    var policy = new StopPolicy(Duration.ofSeconds(stopTimeoutInSeconds));
    var kill = policy.stopTimeout().plus(StopPolicy.KILL_LIMIT);
    assertThat(policy.releasePatience()).isGreaterThan(kill);
    assertThat(policy.shutdownPatience()).isGreaterThan(policy.releasePatience());
  }
}
