package io.github.e2emaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.report.Flakes;
import io.github.e2emaven.report.Leaks;
import org.junit.jupiter.api.Test;

class VerdictGiverTests {

  @Test
  void demandsAreWhatTheParametersSay() {
    var strict = VerdictGiver.Demands.of(true, true);
    assertThat(strict.flakes()).isEqualTo(Flakes.FAIL);
    assertThat(strict.leaks()).isEqualTo(Leaks.FAIL);
    var lenient = VerdictGiver.Demands.of(false, false);
    assertThat(lenient.flakes()).isEqualTo(Flakes.SHOW);
    assertThat(lenient.leaks()).isEqualTo(Leaks.SHOW);
  }
}
