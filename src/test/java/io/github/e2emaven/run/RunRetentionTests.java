package io.github.e2emaven.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.plan.RunDirectory;
import io.github.e2emaven.plan.RunPlan.Rules.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunRetentionTests {

  private static final Instant SESSION = Instant.parse("2026-11-27T12:00:00Z");
  private static final List<String> EARLIER =
      List.of("261124100000aaaaaa", "261125100000bbbbbb", "261126100000cccccc");
  private static final String SAME_SESSION = "261127120000dddddd";
  private static final String CURRENT = "261127120001eeeeee";

  @TempDir private Path target;

  private Path runs = Path.of("");
  private final List<String> notices = new ArrayList<>();

  @BeforeEach
  void write_earlier_runs() throws IOException {
    runs = target.resolve("runs");
    for (var id : EARLIER) {
      write(id, 1000);
    }
    write(SAME_SESSION, 5000);
    write(CURRENT, 5000);
  }

  @ParameterizedTest(name = "{0} runs and {1} bytes: {2} earlier runs remain")
  @CsvSource({"10, 9999, 3", "4, 9999, 3", "3, 9999, 2", "2, 9999, 1", "1, 9999, 0"})
  void only_the_latest_runs_keep_their_files(int keep, long bytes, int remain) throws IOException {
    prune(keep, bytes);
    assertEarlier(remain);
  }

  @ParameterizedTest(name = "{0} bytes: {1} earlier runs remain")
  @CsvSource({"3000, 3", "2999, 2", "1999, 1", "1, 1"})
  void the_oldest_files_go_when_all_are_too_many_but_for_the_latest(long bytes, int remain)
      throws IOException {
    prune(10, bytes);
    assertEarlier(remain);
  }

  @Test
  void what_is_no_run_is_left_alone() throws IOException {
    var outside = Files.createDirectories(runs.resolveSibling("outside/deep"));
    Files.createDirectory(runs.resolve("notes"));
    Files.createSymbolicLink(runs.resolve("261101100000ffffff"), outside.getParent());
    prune(1, 1);
    assertThat(runs.resolve("notes")).exists();
    assertThat(runs.resolve("261101100000ffffff")).isSymbolicLink();
    assertThat(outside).exists();
    assertThat(notices).isEmpty();
  }

  @Test
  void the_first_run_of_a_checkout_finds_nothing_to_delete() {
    new RunRetention(new Retention(1, 1), SESSION)
        .prune(new RunDirectory(target.resolve("none/" + CURRENT)), notices::add);
    assertThat(notices).isEmpty();
  }

  private void prune(int keep, long bytes) {
    new RunRetention(new Retention(keep, bytes), SESSION)
        .prune(new RunDirectory(runs.resolve(CURRENT)), notices::add);
  }

  private void assertEarlier(int remain) throws IOException {
    try (var entries = Files.list(runs)) {
      var names = entries.map(entry -> entry.getFileName().toString()).toList();
      assertThat(names).contains(SAME_SESSION, CURRENT);
      assertThat(names)
          .filteredOn(EARLIER::contains)
          .containsExactlyInAnyOrderElementsOf(
              EARLIER.subList(EARLIER.size() - remain, EARLIER.size()));
    }
  }

  private void write(String id, int bytes) throws IOException {
    var deep = Files.createDirectories(runs.resolve(id).resolve("a.FooE2E/attempt-1"));
    Files.write(deep.resolve("test.log"), new byte[bytes]);
  }
}
