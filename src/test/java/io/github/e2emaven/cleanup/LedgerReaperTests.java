package io.github.e2emaven.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.ledger.LedgerResource.Kind;
import io.github.e2emaven.ledger.RunOwner;
import io.github.e2emaven.process.RunningProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
@Tag("process")
class LedgerReaperTests {

  private static final RunOwner.Place EARLIER =
      new RunOwner.Place(
          RunOwner.Place.here().host(), "another-boot", "pid:[1]", RunOwner.Place.here().user());

  @TempDir Path directory;
  private final List<DeadRun> runs = new ArrayList<>();

  @AfterEach
  void killRemainingProcesses() {
    runs.forEach(DeadRun::kill);
  }

  @Test
  void a_live_run_is_not_touched() {
    var run = DeadRun.alive(directory);
    var process = process(run, "one-1");

    assertThat(run.reap().runId()).isEqualTo("none");

    assertThat(process.isAlive()).isTrue();
    assertThat(run.isListed()).isTrue();
  }

  @Test
  void processes_that_ignore_sigterm_are_killed_and_the_ledger_is_deleted() {
    var run = DeadRun.in(directory);
    var one = process(run, "one-1");
    var two = process(run, "two-1");

    var report = run.reap();

    assertThat(report.isClean()).isTrue();
    assertThat(report.toString()).contains("2 processes of " + run.cookie("one-1"));
    assertThat(one.exit().join().code()).isEqualTo(137);
    assertThat(two.exit().join().code()).isEqualTo(137);
    assertThat(run.isListed()).isFalse();
  }

  @Test
  void a_ledger_without_remaining_resources_is_deleted() {
    var run = DeadRun.in(directory);
    run.ledger.enter(new LedgerResource(Kind.PROCESSES, run.cookie("one-1"), ""));
    run.ledger.enter(new LedgerResource(Kind.PORT, "4711", ""));

    assertThat(run.reap().toString()).contains("Nothing to remove.");
    assertThat(run.isListed()).isFalse();
  }

  @Test
  void processes_with_another_cookie_are_left_alone() {
    var run = DeadRun.in(directory);
    var other = DeadRun.alive(directory.resolve("other"));
    var process = process(other, "one-1");
    run.ledger.enter(new LedgerResource(Kind.PROCESSES, other.cookie("one-1"), ""));

    assertThat(run.reap().toString())
        .contains("Still present: ")
        .contains("not a cookie of the run");
    assertThat(process.isAlive()).isTrue();
    assertThat(run.isListed()).isTrue();
  }

  @Test
  void a_directory_that_is_not_a_cluster_of_the_run_is_left_alone() throws IOException {
    var run = DeadRun.in(directory);
    var innocent = Files.createDirectories(directory.resolve("home/me"));
    var named = Files.createDirectories(directory.resolve(run.cookie("postgres")));
    Files.writeString(named.resolve("thesis.tex"), "x");
    for (var path : List.of(innocent, named, Path.of("/"), directory.resolve("a/../b"))) {
      run.ledger.enter(new LedgerResource(Kind.DIRECTORY, path.toString(), ""));
    }

    var report = run.reap();

    assertThat(report.resources()).allMatch(it -> it.fate() == CleanupReport.Fate.REMAINING);
    assertThat(innocent).exists();
    assertThat(named.resolve("thesis.tex")).exists();
  }

  @Test
  void a_symbolic_link_in_place_of_the_cluster_is_left_alone() throws IOException {
    var run = DeadRun.in(directory);
    var precious = Files.createDirectories(directory.resolve("precious/data"));
    var link = directory.resolve(run.cookie("postgres"));
    Files.createSymbolicLink(link, precious.getParent());
    run.ledger.enter(new LedgerResource(Kind.DIRECTORY, link.toString(), ""));

    assertThat(run.reap().isClean()).isFalse();
    assertThat(precious).exists();
  }

  @Test
  void a_partial_cache_entry_is_deleted_and_similar_directories_stay() throws IOException {
    var run = DeadRun.in(directory);
    var half = Files.createDirectories(directory.resolve("thing.tmp-" + run.id + "/bin"));
    var whole = Files.createDirectories(directory.resolve("thing/bin"));
    var link = directory.resolve("link.tmp-" + run.id);
    Files.createSymbolicLink(link, whole.getParent());
    for (var path : List.of(half.getParent(), whole.getParent(), link)) {
      run.ledger.enter(new LedgerResource(Kind.DIRECTORY, path.toString(), ""));
    }

    var report = run.reap();

    assertThat(half.getParent()).doesNotExist();
    assertThat(whole).exists();
    assertThat(link).exists();
    assertThat(report.toString()).contains("partial cache entry", "not created by the run");
  }

  @Test
  void the_temporary_directory_of_a_stack_is_deleted() throws IOException {
    var run = DeadRun.in(directory);
    var place = Path.of(System.getProperty("java.io.tmpdir"));
    var temporary = Files.createDirectory(place.resolve("e2e-" + run.id + "-0a9z"));
    Files.createSymbolicLink(temporary.resolve("SingletonSocket"), directory);
    run.ledger.enter(new LedgerResource(Kind.DIRECTORY, temporary.toString(), ""));

    var report = run.reap();

    assertThat(temporary).doesNotExist();
    assertThat(report.toString()).contains("temporary directory");
    assertThat(run.isListed()).isFalse();
  }

  @Test
  void a_damaged_ledger_is_left_alone() throws IOException {
    var run = DeadRun.in(directory);
    Files.writeString(run.ledger.path(), "{\"owner\":{\"runId\":\"x\"");

    assertThat(run.reap().runId()).isEqualTo("none");
    assertThat(run.isListed()).isTrue();
  }

  @Test
  void after_a_reboot_no_process_is_searched_for() throws IOException {
    var run = DeadRun.in(directory, EARLIER);
    var bystander = process(run, "one-1");
    Files.setLastModifiedTime(run.ledger.path(), FileTime.from(Instant.EPOCH));

    assertThat(run.reap().isClean()).isTrue();
    assertThat(bystander.isAlive()).isTrue();
    assertThat(run.isListed()).isFalse();
  }

  @Test
  void a_ledger_of_another_boot_written_after_this_boot_is_not_touched() {
    var run = DeadRun.in(directory, EARLIER);
    run.ledger.enter(new LedgerResource(Kind.PORT, "1", ""));

    assertThat(run.reap().runId()).isEqualTo("none");
    assertThat(run.isListed()).isTrue();
  }

  private RunningProcess process(DeadRun run, String name) {
    runs.add(run);
    return run.process(name);
  }
}
