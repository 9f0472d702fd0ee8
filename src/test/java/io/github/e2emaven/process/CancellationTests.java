package io.github.e2emaven.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancellationTests {

  private final Cancellation cancellation = new Cancellation();
  private final List<String> reasons = new ArrayList<>();

  @Test
  void an_action_runs_once_with_the_first_reason() {
    cancellation.onCancel(reasons::add);
    cancellation.cancel("Ctrl-C");
    cancellation.cancel("again");
    assertThat(reasons).containsExactly("Ctrl-C");
    assertThat(cancellation.reasonOr("none")).isEqualTo("Ctrl-C");
  }

  @Test
  void an_action_that_comes_late_runs_at_once() {
    cancellation.cancel("Ctrl-C");
    cancellation.onCancel(reasons::add);
    assertThat(reasons).containsExactly("Ctrl-C");
  }

  @Test
  void a_closed_subscription_leaves_nothing_behind() {
    for (int i = 0; i < 1_000; i++) {
      cancellation.onCancel(reasons::add).close();
    }
    assertThat(cancellation.subscribers()).isZero();
    cancellation.cancel("Ctrl-C");
    assertThat(reasons).isEmpty();
  }

  @Test
  void an_abort_by_fail_fast_is_told_apart_when_it_is_the_first() {
    cancellation.failFast("CartE2E failed");
    cancellation.cancel("Ctrl-C");
    assertThat(cancellation.isFailFast()).isTrue();
    assertThat(cancellation.reasonOr("")).isEqualTo("CartE2E failed");
  }

  @Test
  void a_wait_ends_with_the_abort_or_with_its_time() throws Exception {
    assertThat(cancellation.await(Duration.ofMillis(1))).isFalse();
    cancellation.cancel("Ctrl-C");
    assertThat(cancellation.await(Duration.ofHours(1))).isTrue();
  }
}
