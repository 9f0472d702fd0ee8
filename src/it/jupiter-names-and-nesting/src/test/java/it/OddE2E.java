package it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import it.client.Client;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OddE2E {

  @Test
  @DisplayName("<b>\"Größe\" & 'Maß'</b> → 東京 😀")
  void hasAnOddDisplayName() {
    assertEquals(0, Client.count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<&>", "\"'", "ünïcödé 😀", "]]>", "tab\tand\u0007bell"})
  void takesOddParameters(String text) {
    Client.insert(text);
    assertEquals(text, Client.query("select text from rows order by id desc limit 1"));
  }

  @Test
  void failsWithAnOddMessage() {
    fail("expected <a href=\"x\">&amp; ]]> ünïcödé 😀 \u0007 \u001b[31mred");
  }

  @Nested
  class Inside {

    @Test
    void isFoundToo() {}

    @Nested
    class DeepInside {

      @Test
      void isFoundToo() {}
    }
  }
}
