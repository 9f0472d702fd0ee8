package io.github.e2emaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictPolicyTests {

  @Test
  void parameters_win_over_the_ci_server() {
    assertThat(VerdictPolicy.of(true, 3, true, false, null))
        .isEqualTo(new VerdictPolicy(1, true, false));
    assertThat(VerdictPolicy.of(false, 0, false, true, "true")).isEqualTo(VerdictPolicy.LENIENT);
  }

  @ParameterizedTest
  @CsvSource({"true, true", "1, true", "FALSE, false", "' ', false", ", false"})
  void flakes_fail_the_build_on_a_ci_server_by_default(@Nullable String ci, boolean fails) {
    assertThat(VerdictPolicy.of(null, 0, false, true, ci).failOnFlakeCount())
        .isEqualTo(fails ? 1 : 0);
  }
}
