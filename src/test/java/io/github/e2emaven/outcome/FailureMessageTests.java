package io.github.e2emaven.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FailureMessageTests {

  @Test
  void a_headline_has_one_line() {
    assertThatThrownBy(() -> FailureMessage.of("two\nlines"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void text_of_another_program_is_split_at_its_first_line() {
    var message = FailureMessage.quoting("\nERROR: no such table  \r\n  LINE 1: …\n");
    assertThat(message.headline()).isEqualTo("ERROR: no such table");
    assertThat(message.detail()).isEqualTo("  LINE 1: …");
  }

  @Test
  void an_explanation_keeps_what_was_told_before() {
    var message = new FailureMessage("server died", "End of server.log").under("database lost");
    assertThat(message.headline()).isEqualTo("database lost");
    assertThat(message.text()).isEqualTo("database lost\nserver died\nEnd of server.log");
  }

  @Test
  void nothing_to_tell_adds_no_line() {
    assertThat(FailureMessage.NONE.under("clone failed").text()).isEqualTo("clone failed");
    assertThat(FailureMessage.NONE.isEmpty()).isTrue();
  }
}
