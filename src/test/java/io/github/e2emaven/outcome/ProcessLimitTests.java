package io.github.e2emaven.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessLimitTests {

  /** As JDK 17, PostgreSQL 17, its initdb, dash, bash and java.lang.Process say it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.OutOfMemoryError: unable to create native thread: possibly out of memory",
        "[os,thread] Failed to start thread \"G1 Conc#0\" - pthread_create failed (EAGAIN) for",
        "# Cannot create worker GC thread. Out of system resources.",
        "LOG:  could not fork new process for connection: Resource temporarily unavailable",
        "could not execute command \"\"/bin/postgres\" -V\": Cannot allocate memory",
        "sh: 1: Cannot fork",
        "bash: fork: retry: Resource temporarily unavailable",
        "setpriv: setresuid failed: Resource temporarily unavailable",
        "Cannot run program \"java\": error=11, Resource temporarily unavailable"
      })
  void a_log_that_tells_of_the_limit_is_explained(String words) {
    var failure =
        new StageException(RunStage.SERVER, "The server exited.", "End of log:\n" + words);
    assertThat(failure.headline()).isEqualTo("The server exited.");
    assertThat(failure.text())
        .contains("No process or thread can be created")
        .contains("lower <workers>")
        .endsWith(words);
  }

  @Test
  void advice_is_given_once() {
    var message = FailureMessage.of("unable to create native thread");
    var once = ProcessLimit.explain(message);
    assertThat(ProcessLimit.explain(once)).isEqualTo(once);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.OutOfMemoryError: Java heap space",
        "recv: Resource temporarily unavailable",
        "the fork in the road"
      })
  void other_words_are_not(String words) {
    var message = FailureMessage.of(words);
    assertThat(ProcessLimit.explain(message)).isEqualTo(message);
  }
}
