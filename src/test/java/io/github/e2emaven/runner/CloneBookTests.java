package io.github.e2emaven.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.AttemptOutcome.Resources;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.KeepDatabases;
import io.github.e2emaven.plan.Secret;
import io.github.e2emaven.plan.TestFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloneBookTests {

  private static final TestFile GOOD = new TestFile("a.GoodE2E");
  private static final TestFile BAD = new TestFile("a.BadE2E");

  private final List<String> dropped = new ArrayList<>();
  private final List<String> kept = new ArrayList<>();

  @ParameterizedTest(name = "{0}, and the other file {1}: dropped at once {2}, kept {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "NEVER         | FAILED             | good bad | ''",
        "FAILED        | FAILED             | good     | bad",
        "FAILED        | TEST_JVM_CRASHED   | good     | bad",
        "FAILED        | SERVER_NOT_STARTED | good     | bad",
        "FAILED        | CANCELLED          | good bad | ''",
        "FAILED        | PASSED             | good bad | ''",
        "FAILED        | NO_TESTS_MATCHED   | good bad | ''",
        "ALL_IF_FAILED | FAILED             | ''       | good bad",
        "ALL_IF_FAILED | PASSED             | ''       | ''",
        "ALWAYS        | PASSED             | ''       | good bad",
        "ALWAYS        | FAILED             | ''       | good bad"
      })
  void keepsWhatTheParameterSays(KeepDatabases keep, Ending other, String early, String late) {
    var book = new CloneBook(this::create, keep);
    book.create(GOOD, 1);
    book.create(BAD, 1);
    var outcomes = List.of(outcome(GOOD, Ending.PASSED), outcome(BAD, other));
    outcomes.forEach(book::fileEnded);
    assertThat(String.join(" ", dropped)).isEqualTo(early);
    book.runEnded(outcomes);
    assertThat(String.join(" ", kept)).isEqualTo(late);
    assertThat(dropped.size() + kept.size()).isEqualTo(2);
  }

  @Test
  void dropsTheDatabasesOfAllAttemptsOfAFlakyFile() {
    var book = new CloneBook(this::create, KeepDatabases.FAILED);
    book.create(GOOD, 1);
    book.create(GOOD, 2);
    book.fileEnded(outcome(GOOD, Ending.FAILED, Ending.PASSED));
    assertThat(dropped).containsExactly("good", "good");
  }

  private CloneSource.Clone create(TestFile file, int attempt) {
    var name = file.equals(GOOD) ? "good" : "bad";
    var address = new DatabaseAddress("h", attempt, name, new Credentials("u", new Secret("")), "");
    return new CloneSource.Clone() {
      @Override
      public DatabaseAddress address() {
        return address;
      }

      @Override
      public void keep() {
        kept.add(name);
      }

      @Override
      public void drop() {
        dropped.add(name);
      }
    };
  }

  private static FileOutcome outcome(TestFile file, Ending... endings) {
    var attempts = new ArrayList<AttemptOutcome>();
    for (var ending : endings) {
      var resources = new Resources(Path.of("t"), Map.of(), null, null);
      attempts.add(
          new AttemptOutcome(
              attempts.size() + 1,
              1,
              Instant.EPOCH,
              Instant.EPOCH,
              ending,
              "",
              List.of(),
              resources,
              List.of()));
    }
    return new FileOutcome(file, attempts);
  }
}
