package io.github.e2emaven.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.StageException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapacityTests {

  private static final long GIBIBYTE = 1L << 30;

  @Test
  void memoryCountsTheHeapsThatTheUserGives() {
    var budget = MemoryBudget.of(List.of("java", "-Xmx512m", "-Xmx896m"), "-Xmx1g -ea");
    assertThat(budget.stacks(5 * GIBIBYTE)).isEqualTo(2);
    assertThat(budget.explain(5 * GIBIBYTE))
        .isEqualTo(
            "each stack takes about 2176 MiB (server 1024 MiB, test JVM 1152 MiB),"
                + " and 5120 MiB of memory are free");
  }

  @Test
  void memoryAlwaysAllowsOneStack() {
    assertThat(MemoryBudget.of(List.of("java"), "").stacks(0)).isEqualTo(1);
  }

  @Test
  void connectionsAllowAPoolForEachStack() {
    assertThat(new ConnectionBudget(97).stacks()).isEqualTo(7);
  }

  @Test
  void aStackThatLeaksConnectionsTakesNoneFromTheOthers() {
    assertThat(new ConnectionBudget(97).share(2)).isEqualTo(47);
    assertThat(new ConnectionBudget(97).share(50)).isEqualTo(ConnectionBudget.PER_STACK);
  }

  @Test
  void tooFewConnectionsAreRefusedWithTheArithmetic() {
    assertThatThrownBy(() -> new ConnectionBudget(14).stacks())
        .isInstanceOf(StageException.class)
        .hasMessageContaining("14 free")
        .hasMessageContaining("max_connections");
  }
}
