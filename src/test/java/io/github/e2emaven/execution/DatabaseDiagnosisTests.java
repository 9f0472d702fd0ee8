package io.github.e2emaven.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.TestCase;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.stack.AttemptRecorder;
import io.github.e2emaven.stack.Stack;
import io.github.e2emaven.stack.StackFactory;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseDiagnosisTests {

  private static final TestFile FILE = new TestFile("a.FooE2E");

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"PASSED", "NO_TESTS_MATCHED", "FOREIGN_TESTS", "STACK_SETUP_FAILED", "CLONE_FAILED"})
  void whatever_goes_wrong_while_the_database_is_lost_is_the_loss(Ending ending) {
    var judgement =
        check("restarted", null)
            .explain(FILE, AttemptEnding.of(ending, FailureMessage.quoting("what happened")));
    assertThat(judgement.ending()).isEqualTo(Ending.DATABASE_LOST);
    assertThat(judgement.message().text()).contains(ending.words(), "what happened", "restarted");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"PASSED", "NO_TESTS_MATCHED", "FOREIGN_TESTS", "STACK_SETUP_FAILED", "CLONE_FAILED"})
  void what_is_good_or_came_before_the_database_is_left_as_it_is(Ending ending) {
    var judgement = AttemptEnding.of(ending, FailureMessage.quoting(""));
    assertThat(check("restarted", "exhausted").explain(FILE, judgement)).isEqualTo(judgement);
  }

  @Test
  void an_application_that_took_all_its_connections_is_named_and_remains_a_failed_test() {
    var judgement =
        check(null, "all 3 taken")
            .explain(FILE, AttemptEnding.of(Ending.FAILED, FailureMessage.quoting("")));
    assertThat(judgement)
        .isEqualTo(AttemptEnding.of(Ending.FAILED, FailureMessage.quoting("all 3 taken")));
  }

  @Test
  void without_a_loss_nothing_changes() {
    var judgement = new AttemptEnding(Ending.FAILED, FailureMessage.NONE, List.<TestCase>of());
    assertThat(check(null, null).explain(FILE, judgement)).isEqualTo(judgement);
  }

  private static DatabaseDiagnosis check(@Nullable String loss, @Nullable String exhaustion) {
    return new DatabaseDiagnosis(
        new StackFactory() {
          @Override
          public Stack open(TestFile file, int attempt, int slot, AttemptRecorder recorder) {
            throw new IllegalStateException("no stack is opened here");
          }

          @Override
          public Optional<String> databaseLoss(TestFile file) {
            return Optional.ofNullable(loss);
          }

          @Override
          public Optional<String> connectionExhaustion(TestFile file) {
            return Optional.ofNullable(exhaustion);
          }
        });
  }
}
