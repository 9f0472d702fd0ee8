package io.github.e2emaven.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReliabilityPageTests {

  private static final Fault FAULT = new Fault("It rains", Duration.ZERO, scene -> {});

  @Test
  void a_row_counts_what_was_wrong_and_what_was_left() {
    var page =
        new ReliabilityPage(
            List.of(FAULT),
            List.of(
                played(1, List.of(), Optional.empty()),
                played(9, List.of("a process", "a file"), Optional.empty()),
                played(2, List.of("a process"), Optional.of(new AssertionError("green")))));
    assertThat(page.text()).endsWith("| It rains | 3 | 1 | 3 | 2.0 s | 9.0 s |\n");
  }

  @Test
  void titles_are_unique() {
    assertThat(FaultSuite.all().stream().map(Fault::title)).doesNotHaveDuplicates();
  }

  private static Played played(double seconds, List<String> leaks, Optional<Throwable> problem) {
    return new Played(FAULT, seconds, leaks, "", problem);
  }
}
