package io.github.e2emaven.history;

import static io.github.e2emaven.history.SampleHistory.attempt;
import static io.github.e2emaven.history.SampleHistory.outcome;
import static io.github.e2emaven.history.SampleHistory.passed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.TestCase;
import io.github.e2emaven.plan.HistoryPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class HistoryUpdateTests {

  @TempDir Path directory;

  private Path file = Path.of("");
  private SampleHistory history = new SampleHistory(file);

  @BeforeEach
  void start_without_a_file() {
    file = directory.resolve("made/when/needed/durations.json");
    history = new SampleHistory(file);
  }

  @Test
  void a_file_has_one_sorted_line_for_each_test_file() {
    history.note(passed("a.BE2E", 12.345), passed("a.AE2E", 0.777));

    assertThat(file)
        .hasContent(
            """
            {
              "format" : "e2e-history",
              "version" : 1,
              "files" : {
                "a.AE2E" : {"tests":0.78,"boot":2.0,"cpu":3.2,"serverMemory":100,"testMemory":50},
                "a.BE2E" : {"tests":12.0,"boot":2.0,"cpu":3.2,"serverMemory":100,"testMemory":50}
              }
            }
            """);
    assertThat(history.notices).isEmpty();
  }

  /** Committed, the file shows only what is news. */
  @ParameterizedTest
  @CsvSource({"10, 10.9, 10", "10, 9.1, 10", "0.2, 0.29, 0.2", "10, 20, 15", "10, 3, 6.5"})
  void about_the_same_duration_changes_nothing_and_another_one_counts_half(
      double first, double second, double expected) throws Exception {
    history.note(passed("a.AE2E", first));
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));

    history.note(passed("a.AE2E", second));

    assertThat(history.estimate("a.AE2E").tests()).isEqualTo(expected);
    assertThat(Files.getLastModifiedTime(file).toInstant().equals(Instant.EPOCH))
        .as("not written")
        .isEqualTo(first == expected);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "PASSED")
  void an_attempt_that_did_not_pass_spoils_no_estimate(Ending ending) throws Exception {
    history.note(passed("a.AE2E", 10));
    var before = Files.readString(file);

    history.note(
        outcome("a.AE2E", attempt(ending, 99, List.of())),
        outcome("a.UnknownE2E", attempt(ending, 99, List.of())),
        outcome("a.NotRunE2E"));

    assertThat(file).hasContent(before);
  }

  @Test
  void a_pass_with_tests_that_failsafe_has_run_again_spoils_no_estimate() {
    var flaky =
        new TestCase(
            "a.AE2E",
            "t",
            TestCase.Status.FLAKY,
            new TestCase.Problem("AssertionError", "no", ""),
            Duration.ZERO);

    history.note(outcome("a.AE2E", attempt(Ending.PASSED, 99, List.of(flaky))));

    assertThat(history.estimates()).isEmpty();
  }

  @Test
  void a_pass_after_a_retry_is_a_whole_attempt() {
    history.note(
        outcome(
            "a.AE2E",
            attempt(Ending.TIMED_OUT, 600, List.of()),
            attempt(Ending.PASSED, 3, List.of())));

    assertThat(history.estimate("a.AE2E").tests()).isEqualTo(3);
  }

  @Test
  void memory_rises_at_once_and_falls_by_halves() {
    var before = new Estimate(1, 1, 1, 100, 100, 0);
    var after = before.towards(new Estimate(1, 1, 1, 300, 50, 0));

    assertThat(after.serverMemory()).isEqualTo(300);
    assertThat(after.testMemory()).isEqualTo(75);
  }

  @Test
  void a_test_file_that_whole_runs_do_not_have_any_more_is_forgotten() {
    history.note(passed("a.DeletedE2E", 5), passed("a.AE2E", 5));
    for (int run = 0; run < 20; run++) {
      history.note(passed("a.AE2E", 5));
    }
    assertThat(history.estimates()).containsOnlyKeys("a.AE2E", "a.DeletedE2E");

    history.note(passed("a.AE2E", 5));

    assertThat(history.estimates()).containsOnlyKeys("a.AE2E");
  }

  @Test
  void a_test_file_of_another_branch_is_remembered_as_long_as_it_comes_again() {
    for (int run = 0; run < 50; run++) {
      history.note(passed("a.AE2E", 5));
      history.note(passed("a.AE2E", 5), passed("a.BranchE2E", 5));
    }
    assertThat(history.estimate("a.BranchE2E").missed()).isZero();
  }

  @Test
  void a_place_that_cannot_be_written_is_told_and_breaks_nothing() throws Exception {
    Files.writeString(directory.resolve("made"), "a file where a directory should be");

    history.note(passed("a.AE2E", 5));

    assertThat(history.notices)
        .singleElement()
        .asString()
        .contains("Cannot note", "durations.json", "-De2e.history")
        .hasLineCount(1);
  }

  @Test
  void the_part_of_a_killed_process_is_deleted_and_that_of_a_live_one_is_not() throws Exception {
    var parent = Files.createDirectories(file.resolveSibling(""));
    var old = Files.writeString(parent.resolve(UUID.randomUUID() + ".part"), "{");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    var live = Files.writeString(parent.resolve(UUID.randomUUID() + ".part"), "{");

    history.note(passed("a.AE2E", 5));

    assertThat(parent).isDirectoryContaining(live::equals);
    assertThat(old).doesNotExist();
  }

  @Test
  void runs_that_write_at_the_same_time_leave_a_whole_file() throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    var barrier = new CyclicBarrier(8);
    var all = IntStream.range(0, 8).mapToObj(i -> writing("a.T%dE2E".formatted(i), barrier));
    for (var each : threads.invokeAll(all.toList())) {
      each.get();
    }
    threads.shutdown();

    assertThat(new HistoryFile(file).read().problem()).isEmpty();
    assertThat(history.estimates()).containsKey("a.SharedE2E");
    assertThat(file.resolveSibling("")).isDirectoryNotContaining("glob:**.part");
    assertThat(history.notices).isEmpty();
  }

  private Callable<String> writing(String name, CyclicBarrier barrier) {
    return () -> {
      barrier.await();
      for (int run = 1; run < 20; run++) {
        history.note(passed(name, run), passed("a.SharedE2E", run));
      }
      return name;
    };
  }

  @Test
  void the_default_place_is_private() throws Exception {
    var root = directory.resolve("history");
    var notices = new ArrayList<String>();
    var place = new HistoryPlace(root.resolve("shop/durations.json"), root);

    new HistoryUpdate(place, notices::add).note(List.of(passed("a.AE2E", 5)));

    assertThat(notices).isEmpty();
    assertThat(place.file()).exists();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
        .isEqualTo("rwx------");
  }

  /** Where the cache directory is shared, another user can make either. */
  @Test
  void a_link_or_a_shared_directory_in_the_default_place_is_not_used() throws Exception {
    var elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    var link = Files.createSymbolicLink(directory.resolve("link"), elsewhere);
    var shared = Files.createDirectory(directory.resolve("shared"));
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));

    for (var root : List.of(link, shared)) {
      var notices = new ArrayList<String>();
      new HistoryUpdate(new HistoryPlace(root.resolve("x/d.json"), root), notices::add)
          .note(List.of(passed("a.AE2E", 5)));
      assertThat(notices).singleElement().asString().contains(root.toString());
    }
    assertThat(elsewhere).isEmptyDirectory();
    assertThat(shared).isEmptyDirectory();
  }
}
