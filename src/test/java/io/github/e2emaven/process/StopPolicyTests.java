package io.github.e2emaven.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
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

  @Test
  void a_server_that_writes_an_archive_gets_a_minute_more_unless_the_run_is_cancelled() {
    var cancellation = new Cancellation();
    var grace = new StopPolicy(Duration.ofHours(1)).trainingGrace(cancellation);
    assertThat(grace.usual()).isEqualTo(Duration.ofMinutes(61));
    var exit = new CompletableFuture<String>();
    var waited = CompletableFuture.supplyAsync(() -> grace.awaits(exit));
    Eventually.until("it waits", () -> cancellation.subscribers() == 1);
    assertThat(waited).isNotDone();
    cancellation.cancel("Ctrl-C");
    assertThat(waited.join()).as("the server has exited").isFalse();
    exit.complete("exit code 143");
    assertThat(grace.awaits(exit)).isTrue();
    assertThat(cancellation.subscribers()).isZero();
  }
}
