package io.github.e2emaven.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTests {

  @ParameterizedTest
  @ValueSource(strings = {"/srv/shop/pom.xml", "/home/jürgen/50%/a-b_c.xml", "-De2e.run=a1"})
  void a_plain_text_stays_as_it_is(String text) {
    assertThat(new ShellWord(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "/a b/pom.xml | '/a b/pom.xml'",
        "/c#1/pom.xml | '/c#1/pom.xml'",
        "$(rm -r x)   | '$(rm -r x)'",
        "it's         | 'it'\\''s'",
        "~/x;y        | '~/x;y'"
      })
  void everything_else_is_quoted(String text, String word) {
    assertThat(new ShellWord(text)).hasToString(word);
  }

  @ParameterizedTest
  @ValueSource(strings = "")
  void an_empty_text_is_a_word_too(String text) {
    assertThat(new ShellWord(text)).hasToString("''");
  }
}
