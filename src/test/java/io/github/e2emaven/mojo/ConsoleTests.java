package io.github.e2emaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.ProcessLeak;
import io.github.e2emaven.outcome.RunListener;
import io.github.e2emaven.outcome.SampleOutcomes;
import io.github.e2emaven.plan.TestFile;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleTests {

  private static final TestFile CART = new TestFile("com.acme.CartE2E");
  private static final TestFile OWNERS = new TestFile("com.acme.OwnerSearchE2E");

  private final Locale locale = Locale.getDefault();
  private final LogLines log = new LogLines();
  private final Console console = new Console(log, "", List.of(CART, OWNERS));

  /** A decimal comma would make lines depend on the machine. */
  @BeforeEach
  void use_a_locale_with_a_decimal_comma() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void restore_the_locale() {
    Locale.setDefault(locale);
  }

  @Test
  void a_run_reads_like_this() {
    console.databaseReady(
        new RunListener.DatabaseReady(17, "e2e_tpl_1", "reused", Duration.ofMillis(340)));
    console.runStarted(2, 0);
    console.attemptStarted(CART, 1, 1);
    console.attemptStarted(OWNERS, 1, 2);
    console.attemptEnded(OWNERS, SampleOutcomes.attempt(1, Ending.SERVER_DIED));
    console.attemptStarted(OWNERS, 2, 2);
    console.fileEnded(SampleOutcomes.of(CART, Ending.PASSED));
    console.fileEnded(SampleOutcomes.of(OWNERS, Ending.SERVER_DIED, Ending.PASSED));
    console.leaked(new ProcessLeak(CART, ProcessLeak.Origin.TESTS, 4711, "sleep 600"));
    console.notice("e2e");
    assertThat(log.lines)
        .containsExactly(
            "INFO PostgreSQL 17, template e2e_tpl_1 reused in 0.3 s",
            "INFO Running 2 test files at a time",
            "INFO        START  CartE2E         slot 1",
            "INFO        START  OwnerSearchE2E  slot 2",
            "WARN        RETRY  OwnerSearchE2E  1.5 s  slot 2  server died",
            "INFO        START  OwnerSearchE2E  slot 2  attempt 2",
            "INFO [ 1/2] PASS  CartE2E         1.5 s  slot 2",
            "WARN [ 2/2] FLAKY  OwnerSearchE2E  1.5 s  slot 2",
            "WARN        LEAK  the tests of CartE2E left process 4711 (sleep 600) behind",
            "WARN e2e");
  }

  @ParameterizedTest
  @CsvSource({
    "PASSED,             INFO,  PASS,      ''",
    "NO_TESTS_MATCHED,   INFO,  NO TESTS,  ''",
    "FAILED,             ERROR, FAIL,      ''",
    "CANCELLED,          WARN,  CANCELLED, ''",
    "SERVER_NOT_STARTED, ERROR, BROKEN,    '  server did not start'",
    "TIMED_OUT,          ERROR, BROKEN,    '  timed out'"
  })
  void each_result_has_its_level_and_infrastructure_its_cause(
      Ending ending, String level, String label, String cause) {
    console.fileEnded(SampleOutcomes.of(CART, ending));
    assertThat(log.lines)
        .containsExactly(level + " [ 1/2] " + label + "  CartE2E         1.5 s  slot 2" + cause);
  }

  @Test
  void counters_of_a_long_run_stay_aligned() {
    var many = new Console(log, "", Collections.nCopies(120, CART));
    many.attemptStarted(CART, 1, 3);
    many.fileEnded(SampleOutcomes.of(CART, Ending.PASSED));
    assertThat(log.lines)
        .containsExactly(
            "INFO           START  CartE2E  slot 3", "INFO [  1/120] PASS  CartE2E  1.5 s  slot 2");
  }

  @Test
  void lines_of_modules_that_print_at_the_same_time_name_them() {
    var parallel = new Console(log, "shop", List.of(CART));
    parallel.runStarted(2, 0);
    parallel.attemptStarted(CART, 1, 1);
    parallel.fileEnded(SampleOutcomes.of(CART, Ending.PASSED));
    parallel.notice("the guardian cannot be started");

    assertThat(log.lines).allMatch(line -> line.matches("(INFO|WARN) shop  .*"));
  }
}
