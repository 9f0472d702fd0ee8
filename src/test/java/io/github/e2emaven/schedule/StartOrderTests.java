package io.github.e2emaven.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.plan.StartSchedule.Start;
import io.github.e2emaven.plan.TestFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartOrderTests {

  private static final List<TestFile> FILES = files("a.B a.D a.A a.C");

  private static final Map<TestFile, Duration> KNOWN =
      Map.of(
          new TestFile("a.A"), Duration.ofSeconds(1),
          new TestFile("a.C"), Duration.ofSeconds(9),
          new TestFile("a.Deleted"), Duration.ofSeconds(99));

  @ParameterizedTest
  @ValueSource(strings = {"", "filesystem", "balanced", "failedfirst", "hourly", "no order"})
  void unknown_files_start_first_and_then_the_longest(String runOrder) {
    var schedule = StartOrder.of(runOrder, "").schedule(FILES, KNOWN);

    assertThat(schedule.files()).isEqualTo(files("a.B a.D a.C a.A"));
    assertThat(schedule.rule()).isEqualTo("longest first, 2 of 4 durations known");
  }

  @Test
  void an_unknown_file_is_expected_to_take_the_median_of_the_others() {
    var known = Map.of(FILES.get(0), s(1), FILES.get(1), s(3), FILES.get(2), s(50));

    var schedule = StartOrder.of("", "").schedule(FILES, known);

    assertThat(schedule.starts())
        .containsExactly(
            new Start(FILES.get(3), s(3)),
            new Start(FILES.get(2), s(50)),
            new Start(FILES.get(1), s(3)),
            new Start(FILES.get(0), s(1)));
  }

  @Test
  void ties_start_by_name() {
    var known = FILES.stream().collect(Collectors.toMap(file -> file, file -> s(2)));

    assertThat(StartOrder.of("", "").schedule(FILES, known).files())
        .isEqualTo(files("a.A a.B a.C a.D"));
  }

  @Test
  void nothing_known_is_the_order_of_names() {
    var schedule = StartOrder.of("", "").schedule(FILES, Map.of());

    assertThat(schedule.files()).isEqualTo(files("a.A a.B a.C a.D"));
    assertThat(schedule.starts()).allMatch(start -> start.expected().isZero());
  }

  @ParameterizedTest
  @CsvSource({
    "alphabetical, a.A a.B a.C a.D, alphabetical",
    "ReverseAlphabetical, a.D a.C a.B a.A, reverse alphabetical"
  })
  void orders_of_failsafe_win_over_what_is_known(String runOrder, String expected, String words) {
    var schedule = StartOrder.of(runOrder, "").schedule(FILES, KNOWN);

    assertThat(schedule.files()).isEqualTo(files(expected));
    assertThat(schedule.rule()).isEqualTo(words);
  }

  @Test
  void a_random_order_is_repeated_with_the_seed_that_it_names() {
    var many = Stream.iterate(0, i -> i + 1).limit(50).map(i -> new TestFile("T" + i)).toList();
    var first = StartOrder.of("random", "").schedule(many, KNOWN);

    var seed = first.rule().replaceFirst(".*seed=", "");
    var again = StartOrder.of("random", seed).schedule(many, KNOWN);

    assertThat(first.rule()).contains("-Dfailsafe.runOrder.random.seed=" + seed);
    assertThat(again).isEqualTo(first);
    assertThat(first.files()).containsExactlyInAnyOrderElementsOf(many);
    assertThat(StartOrder.of("random", seed + "1").schedule(many, KNOWN).files())
        .isNotEqualTo(first.files());
  }

  private static Duration s(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static List<TestFile> files(String names) {
    return Stream.of(names.split(" ", -1)).map(TestFile::new).toList();
  }
}
