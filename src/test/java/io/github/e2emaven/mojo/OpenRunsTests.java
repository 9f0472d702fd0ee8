package io.github.e2emaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenRunsTests {

  private final Map<Object, Object> context = new HashMap<>();

  @Test
  void a_build_without_any_run_has_not_had_nothing_to_run() {
    assertThat(runs("a").get()).isEmpty();
    assertThat(runs("a").hadNothingToRun()).isFalse();
  }

  @Test
  void nothing_to_run_is_known_to_the_same_execution() {
    runs("a").nothingToRun();
    assertThat(runs("a").hadNothingToRun()).isTrue();
  }

  @Test
  void nothing_to_run_in_one_execution_says_nothing_of_another_ones_tests() {
    runs("a").nothingToRun();
    assertThat(runs("b").hadNothingToRun()).isFalse();
  }

  private OpenRuns runs(String execution) {
    return new OpenRuns(context, execution);
  }
}
