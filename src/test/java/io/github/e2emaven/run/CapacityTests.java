package io.github.e2emaven.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunPlan.Rules.Slots;
import io.github.e2emaven.report.SampleRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityTests {

  private static final long MEBIBYTE = 1L << 20;
  private static final long GIBIBYTE = 1L << 30;

  private final List<String> notices = new ArrayList<>();

  @Test
  void memory_counts_the_heaps_that_the_user_gives() {
    var budget = Capacity.Memory.of(List.of("java", "-Xmx512m", "-Xmx896m"), "-Xmx1g -ea");
    assertThat(budget.stacks(5 * GIBIBYTE)).isEqualTo(2);
    assertThat(budget.explain(5 * GIBIBYTE))
        .isEqualTo(
            "each stack takes about 2176 MiB (server 1024 MiB, test JVM 1152 MiB),"
                + " and 5120 MiB of memory are free");
  }

  @Test
  void a_stack_without_a_server_takes_the_memory_of_its_test_jvm() {
    var budget = Capacity.Memory.of(List.of(), "-Xmx1g");
    assertThat(budget.explain(GIBIBYTE))
        .isEqualTo(
            "each stack takes about 1152 MiB (test JVM 1152 MiB), and 1024 MiB of memory are free");
  }

  @Test
  void memory_always_allows_one_stack() {
    assertThat(Capacity.Memory.of(List.of("java"), "").stacks(0)).isEqualTo(1);
  }

  @Test
  void connections_allow_a_pool_for_each_stack() {
    assertThat(new Capacity.Connections(97).stacks()).isEqualTo(7);
  }

  @Test
  void a_stack_that_leaks_connections_takes_none_from_the_others() {
    assertThat(new Capacity.Connections(97).share(2)).isEqualTo(47);
    assertThat(new Capacity.Connections(97).share(50)).isEqualTo(Capacity.Connections.PER_STACK);
  }

  @Test
  void too_few_connections_are_refused_with_the_arithmetic() {
    assertThatThrownBy(() -> new Capacity.Connections(14).stacks())
        .isInstanceOf(StageException.class)
        .hasMessageContaining("14 free")
        .hasMessageContaining("max_connections");
  }

  @Test
  void workers_that_fit_stay_as_they_are(@TempDir Path target) {
    var capacity = Capacity.fit(new SampleRun(target, "a.B").plan, 8 * GIBIBYTE, 97, notices::add);
    assertThat(capacity).isEqualTo(new Capacity(new Slots(2, 0), 768 * MEBIBYTE, 47, true));
    assertThat(notices).isEmpty();
  }

  @ParameterizedTest(name = "{0} MiB and {1} connections: {2} ahead, {3} connections each")
  @CsvSource({
    "8192, 975, 2, 243, true", // all that was asked for
    "8192, 97,  1, 31,  true",
    "8192, 51,  0, 24,  true",
    "2400, 975, 1, 324, false",
    "1600, 975, 0, 486, false"
  })
  void stacks_boot_ahead_with_what_the_workers_leave(
      long mebibytes, int connections, int ahead, int share, boolean spare, @TempDir Path target) {
    var plan = new SampleRun(target, 2, "a.B").plan;
    assertThat(Capacity.fit(plan, mebibytes * MEBIBYTE, connections, notices::add))
        .isEqualTo(new Capacity(new Slots(2, ahead), 768 * MEBIBYTE, share, spare));
    assertThat(notices).isEmpty();
  }

  @Test
  void the_tightest_limit_decides_and_the_shares_follow_it(@TempDir Path target) {
    var capacity = Capacity.fit(new SampleRun(target, "a.B").plan, GIBIBYTE, 39, notices::add);
    assertThat(capacity).isEqualTo(new Capacity(new Slots(1, 0), 768 * MEBIBYTE, 36, false));
    assertThat(notices)
        .singleElement()
        .asString()
        .startsWith("Reduced workers from 2 to 1: each stack takes about 768 MiB");
  }

  @Test
  void without_a_database_only_memory_counts(@TempDir Path target) {
    var capacity =
        Capacity.fit(new SampleRun(target, "a.B").plan, 8 * GIBIBYTE, null, notices::add);
    assertThat(capacity).isEqualTo(new Capacity(new Slots(2, 0), 768 * MEBIBYTE, 0, true));
  }
}
