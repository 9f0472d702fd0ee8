package io.github.e2emaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.report.FlakePolicy;
import io.github.e2emaven.report.LeakPolicy;
import org.junit.jupiter.api.Test;

class VerdictReporterTests {

  @Test
  void demands_are_those_of_the_parameters() {
    var strict = VerdictReporter.Demands.of(true, true);
    assertThat(strict.flakes()).isEqualTo(FlakePolicy.FAIL);
    assertThat(strict.leaks()).isEqualTo(LeakPolicy.FAIL);
    var lenient = VerdictReporter.Demands.of(false, false);
    assertThat(lenient.flakes()).isEqualTo(FlakePolicy.SHOW);
    assertThat(lenient.leaks()).isEqualTo(LeakPolicy.SHOW);
  }
}
