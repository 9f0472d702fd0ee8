package io.github.e2emaven.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.SampleOutcomes;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.RunPlan.Rules.KeepDatabases;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.postgres.MemoryLedger;
import io.github.e2emaven.postgres.TestPostgres;
import io.github.e2emaven.postgres.WithPostgres;
import io.github.e2emaven.postgres.template.CloneFactory;
import io.github.e2emaven.postgres.template.DatabaseName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class CloneRegistryTests extends WithPostgres {

  private static final TestFile FILE = new TestFile("a.FooE2E");
  private static final TestFile OTHER = new TestFile("a.OtherE2E");

  private final RunId run = TestPostgres.newRun();
  private final StubbornLedger ledger = new StubbornLedger();
  private final Queue<String> notices = new ConcurrentLinkedQueue<>();

  @ParameterizedTest
  @CsvSource({
    "NEVER,         PASSED,             false",
    "NEVER,         FAILED,             false",
    "NEVER,         SERVER_DIED,        false",
    "FAILED,        PASSED,             false",
    "FAILED,        NO_TESTS_MATCHED,   false",
    "FAILED,        CANCELLED,          false",
    "FAILED,        FAILED,             true",
    "FAILED,        TIMED_OUT,          true",
    "FAILED,        DATABASE_LOST,      false",
    "FAILED,        SERVER_NOT_STARTED, true",
    "ALL_IF_FAILED, PASSED,             false",
    "ALL_IF_FAILED, NO_TESTS_MATCHED,   false",
    "ALL_IF_FAILED, FAILED,             true",
    "ALL_IF_FAILED, CANCELLED,          true",
    "ALWAYS,        PASSED,             true",
    "ALWAYS,        FAILED,             true",
    "ALWAYS,        CANCELLED,          true"
  })
  void the_only_file_of_a_run_keeps_its_database(KeepDatabases keep, Ending ending, boolean keeps) {
    var book = registry(keep);
    book.create(FILE, 1);
    var outcome = SampleOutcomes.of(FILE, ending);
    book.fileEnded(outcome);
    assertThat(book.runEnded(List.of(outcome), notices::add).keySet())
        .isEqualTo(keeps ? set(FILE) : set());
    assertThat(databases()).hasSize(keeps ? 1 : 0);
    assertThat(ledger.open()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"NEVER, false", "FAILED, false", "ALL_IF_FAILED, true", "ALWAYS, true"})
  void a_good_file_beside_a_failed_one(KeepDatabases keep, boolean keepsGoodOne) {
    var book = registry(keep);
    book.create(FILE, 1);
    book.create(OTHER, 1);
    var outcomes =
        List.of(SampleOutcomes.of(FILE, Ending.PASSED), SampleOutcomes.of(OTHER, Ending.FAILED));
    outcomes.forEach(book::fileEnded);
    assertThat(book.runEnded(outcomes, notices::add).containsKey(FILE)).isEqualTo(keepsGoodOne);
    assertThat(databases().contains(name(FILE, 1))).isEqualTo(keepsGoodOne);
  }

  @Test
  void a_flaky_file_keeps_nothing_when_only_failed_ones_do() {
    var book = registry(KeepDatabases.FAILED);
    book.create(FILE, 1);
    book.create(FILE, 2);
    var flaky = SampleOutcomes.of(FILE, Ending.FAILED, Ending.PASSED);
    book.fileEnded(flaky);
    assertThat(databases()).isEmpty();
    assertThat(book.runEnded(List.of(flaky), notices::add)).isEmpty();
  }

  @Test
  void all_databases_of_a_failed_file_are_kept_and_the_last_is_told() {
    var book = registry(KeepDatabases.FAILED);
    book.create(FILE, 1);
    book.create(FILE, 2);
    var failed = SampleOutcomes.of(FILE, Ending.FAILED, Ending.FAILED);
    book.fileEnded(failed);
    assertThat(book.runEnded(List.of(failed), notices::add))
        .extractingByKey(FILE)
        .extracting(DatabaseAddress::name)
        .isEqualTo(name(FILE, 2));
    assertThat(databases()).containsExactlyInAnyOrder(name(FILE, 1), name(FILE, 2));
  }

  @Test
  void the_clone_of_a_replaced_stack_makes_room_for_another() {
    var book = registry(KeepDatabases.FAILED);
    book.create(FILE, 1);
    book.create(FILE, 1);
    assertThat(databases()).containsExactly(name(FILE, 1));
    book.runEnded(List.of(FileOutcome.notRun(FILE)), notices::add);
    assertThat(databases()).isEmpty();
    assertThat(ledger.open()).isEmpty();
  }

  @Test
  void a_database_that_no_test_has_touched_is_never_kept() {
    var book = registry(KeepDatabases.ALWAYS);
    book.create(FILE, 1);
    assertThat(book.runEnded(List.of(FileOutcome.notRun(FILE)), notices::add)).isEmpty();
    assertThat(databases()).isEmpty();
  }

  @Test
  void a_clone_that_cannot_be_released_costs_nobody_else() {
    var book = registry(KeepDatabases.FAILED);
    book.create(FILE, 1);
    book.create(FILE, 2);
    book.create(OTHER, 1);
    ledger.stubborn.addAll(Set.of(name(FILE, 1), name(OTHER, 1)));
    var outcomes =
        List.of(
            SampleOutcomes.of(FILE, Ending.FAILED, Ending.FAILED),
            SampleOutcomes.of(OTHER, Ending.CANCELLED));
    assertThat(book.runEnded(outcomes, notices::add)).containsOnlyKeys(FILE);
    assertThat(ledger.open()).hasSize(2);
    assertThat(notices)
        .hasSize(2)
        .allMatch(notice -> notice.contains("ledger is full"))
        .anyMatch(notice -> notice.contains("FooE2E"))
        .anyMatch(notice -> notice.contains("OtherE2E"));
  }

  @Test
  void a_refused_clone_leaves_nothing_to_drop() {
    var other = registry(KeepDatabases.ALWAYS);
    other.create(FILE, 1);
    var book = registry(KeepDatabases.ALWAYS);
    assertThatThrownBy(() -> book.create(FILE, 1)).hasMessageContaining("already exists");
    assertThat(book.last(FILE)).isEmpty();
    book.fileEnded(SampleOutcomes.of(FILE, Ending.STACK_SETUP_FAILED));
    assertThat(ledger.open()).extracting(LedgerResource::name).containsExactly(name(FILE, 1));
  }

  @Test
  void every_clone_is_dropped_however_many_threads_make_them() throws Exception {
    var book = registry(KeepDatabases.NEVER);
    var start = new CyclicBarrier(4);
    var threads =
        IntStream.range(0, 4)
            .mapToObj(thread -> new Thread(() -> makeMany(book, start, thread)))
            .toList();
    threads.forEach(Thread::start);
    for (var thread : threads) {
      thread.join();
    }
    assertThat(ledger.entered.get()).isEqualTo(4 * 6);
    assertThat(ledger.open()).isEmpty();
    assertThat(databases()).isEmpty();
  }

  private static void makeMany(CloneRegistry book, CyclicBarrier start, int thread) {
    try {
      start.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    for (int i = 0; i < 6; i++) {
      var file = new TestFile("a.T%d_%dE2E".formatted(thread, i));
      book.create(file, 1);
      book.fileEnded(SampleOutcomes.of(file, Ending.PASSED));
    }
  }

  private static Set<TestFile> set(TestFile... files) {
    return Set.of(files);
  }

  private CloneRegistry registry(KeepDatabases keep) {
    var template = postgres.template("registry");
    return new CloneRegistry(new CloneFactory(postgres.server, template, run, ledger, -1), keep);
  }

  private String name(TestFile file, int attempt) {
    return DatabaseName.clone(run, file, attempt);
  }

  /** The databases of this test that PostgreSQL has. */
  private List<String> databases() {
    return TestPostgres.column(
        postgres.server.admin(),
        "SELECT datname FROM pg_database WHERE starts_with(datname, ?)",
        "e2e_" + run + "_");
  }

  /** Cannot strike some resources out, as when the disk is full. */
  private static final class StubbornLedger implements Ledger {

    final Set<String> stubborn = new HashSet<>();
    final AtomicInteger entered = new AtomicInteger();
    private final MemoryLedger ledger = new MemoryLedger();

    @Override
    public Entry enter(LedgerResource resource) {
      entered.incrementAndGet();
      var entry = ledger.enter(resource);
      return () -> {
        if (stubborn.contains(resource.name())) {
          throw new UncheckedIOException(new IOException("ledger is full"));
        }
        entry.strike();
      };
    }

    @Override
    public List<LedgerResource> open() {
      return ledger.open();
    }
  }
}
