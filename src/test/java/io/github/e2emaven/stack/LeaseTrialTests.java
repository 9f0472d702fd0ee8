package io.github.e2emaven.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaseTrialTests {

  private final List<String> events = new ArrayList<>();

  private final LeaseTrial trial =
      new LeaseTrial(
          new StackPorts.Source(
              new FakePorts(9, new IllegalStateException("no more")),
              List.of("main"),
              new FakeLedger(null)),
          why -> {
            events.add("explained");
            return why;
          },
          source -> events.add("adopted"),
          () -> events.add("ended"));

  @Test
  void a_failure_is_explained_before_the_others_follow() {
    var failure = new StageException(RunStage.PORTS, "No free port", "");
    assertThatThrownBy(
            () ->
                trial.start(
                    ports -> {
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThat(events).containsExactly("explained", "ended");
  }

  @Test
  void the_ports_are_adopted_before_the_others_follow() {
    assertThat(trial.<Integer>start(ports -> ports.numbers().get("main"))).isPositive();
    assertThat(events).containsExactly("adopted", "ended");
  }

  @Test
  void the_others_follow_when_the_start_breaks() {
    assertThatThrownBy(
            () ->
                trial.start(
                    ports -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");
    assertThat(events).containsExactly("ended");
  }
}
