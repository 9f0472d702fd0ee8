package io.github.e2emaven.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.SampleOutcomes;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.Credentials.Secret;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.RunSettings.KeepDatabases;
import io.github.e2emaven.plan.TestFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class CloneRegistryTests {

  private static final TestFile FILE = new TestFile("a.FooE2E");
  private static final TestFile OTHER = new TestFile("a.OtherE2E");

  private final Queue<String> dropped = new ConcurrentLinkedQueue<>();
  private final Queue<String> kept = new ConcurrentLinkedQueue<>();
  private final Queue<String> notices = new ConcurrentLinkedQueue<>();
  private final Set<String> stubborn = new HashSet<>();

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
    var book = new CloneRegistry(this::create, keep);
    book.create(FILE, 1);
    var outcome = SampleOutcomes.of(FILE, ending);
    book.fileEnded(outcome);
    assertThat(book.runEnded(List.of(outcome), notices::add).keySet())
        .isEqualTo(keeps ? set(FILE) : set());
    assertThat(kept).hasSize(keeps ? 1 : 0);
    assertThat(dropped).hasSize(keeps ? 0 : 1);
  }

  @ParameterizedTest
  @CsvSource({"NEVER, false", "FAILED, false", "ALL_IF_FAILED, true", "ALWAYS, true"})
  void a_good_file_beside_a_failed_one(KeepDatabases keep, boolean keepsGoodOne) {
    var book = new CloneRegistry(this::create, keep);
    book.create(FILE, 1);
    book.create(OTHER, 1);
    var outcomes =
        List.of(SampleOutcomes.of(FILE, Ending.PASSED), SampleOutcomes.of(OTHER, Ending.FAILED));
    outcomes.forEach(book::fileEnded);
    assertThat(book.runEnded(outcomes, notices::add).containsKey(FILE)).isEqualTo(keepsGoodOne);
    assertThat(dropped.contains("a.FooE2E_1")).isNotEqualTo(keepsGoodOne);
  }

  @Test
  void a_flaky_file_keeps_nothing_when_only_failed_ones_do() {
    var book = new CloneRegistry(this::create, KeepDatabases.FAILED);
    book.create(FILE, 1);
    book.create(FILE, 2);
    var flaky = SampleOutcomes.of(FILE, Ending.FAILED, Ending.PASSED);
    book.fileEnded(flaky);
    assertThat(dropped).containsExactly("a.FooE2E_1", "a.FooE2E_2");
    assertThat(book.runEnded(List.of(flaky), notices::add)).isEmpty();
  }

  @Test
  void all_databases_of_a_failed_file_are_kept_and_the_last_is_told() {
    var book = new CloneRegistry(this::create, KeepDatabases.FAILED);
    book.create(FILE, 1);
    book.create(FILE, 2);
    var failed = SampleOutcomes.of(FILE, Ending.FAILED, Ending.FAILED);
    book.fileEnded(failed);
    assertThat(book.runEnded(List.of(failed), notices::add))
        .extractingByKey(FILE)
        .extracting(DatabaseAddress::name)
        .isEqualTo("a.FooE2E_2");
    assertThat(kept).containsExactly("a.FooE2E_1", "a.FooE2E_2");
  }

  @Test
  void a_clone_that_cannot_be_released_costs_nobody_else() {
    var book = new CloneRegistry(this::create, KeepDatabases.FAILED);
    book.create(FILE, 1);
    book.create(FILE, 2);
    book.create(OTHER, 1);
    stubborn.addAll(Set.of("a.FooE2E_1", "a.OtherE2E_1"));
    var outcomes =
        List.of(
            SampleOutcomes.of(FILE, Ending.FAILED, Ending.FAILED),
            SampleOutcomes.of(OTHER, Ending.CANCELLED));
    assertThat(book.runEnded(outcomes, notices::add)).containsOnlyKeys(FILE);
    assertThat(kept).containsExactly("a.FooE2E_2");
    assertThat(notices)
        .hasSize(2)
        .allMatch(notice -> notice.contains("ledger is full"))
        .anyMatch(notice -> notice.contains("FooE2E"))
        .anyMatch(notice -> notice.contains("OtherE2E"));
  }

  @Test
  void a_refused_clone_leaves_nothing_to_drop() {
    var book =
        new CloneRegistry(
            (file, attempt) -> {
              throw new StageException(RunStage.CLONE, "too many connections");
            },
            KeepDatabases.ALWAYS);
    assertThatThrownBy(() -> book.create(FILE, 1)).hasMessage("too many connections");
    assertThat(
            book.runEnded(
                List.of(SampleOutcomes.of(FILE, Ending.STACK_SETUP_FAILED)), notices::add))
        .isEmpty();
  }

  @Test
  void every_clone_is_dropped_however_many_threads_make_them() throws Exception {
    var book = new CloneRegistry(this::create, KeepDatabases.NEVER);
    var start = new CyclicBarrier(4);
    var threads =
        IntStream.range(0, 4)
            .mapToObj(thread -> new Thread(() -> makeMany(book, start, thread)))
            .toList();
    threads.forEach(Thread::start);
    for (var thread : threads) {
      thread.join();
    }
    assertThat(dropped).hasSize(4 * 200).doesNotHaveDuplicates();
  }

  private static void makeMany(CloneRegistry book, CyclicBarrier start, int thread) {
    try {
      start.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    for (int i = 0; i < 200; i++) {
      var file = new TestFile("a.T%d_%dE2E".formatted(thread, i));
      book.create(file, 1);
      book.fileEnded(SampleOutcomes.of(file, Ending.PASSED));
    }
  }

  private static Set<TestFile> set(TestFile... files) {
    return Set.of(files);
  }

  private CloneSource.Clone create(TestFile file, int attempt) {
    return new FakeClone(file.className() + "_" + attempt);
  }

  private final class FakeClone implements CloneSource.Clone {

    private final String name;

    FakeClone(String name) {
      this.name = name;
    }

    @Override
    public DatabaseAddress address() {
      return new DatabaseAddress("h", 1, name, new Credentials("u", new Secret("p")), "");
    }

    @Override
    public Optional<String> loss() {
      return Optional.empty();
    }

    @Override
    public Optional<String> exhaustion() {
      return Optional.empty();
    }

    @Override
    public void keep() {
      refuseIfStubborn();
      kept.add(name);
    }

    @Override
    public void drop() {
      refuseIfStubborn();
      dropped.add(name);
    }

    private void refuseIfStubborn() {
      if (stubborn.contains(name)) {
        throw new UncheckedIOException(new IOException("ledger is full"));
      }
    }
  }
}
