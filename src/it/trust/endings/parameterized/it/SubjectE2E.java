package it;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectE2E {

  @Test
  @Tag("wanted")
  void passes() {
    Trace.of("SubjectE2E#passes");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  @Tag("wanted")
  void ends(int number) {
    Trace.of("SubjectE2E#ends " + number);
    assertNotEquals(2, number);
  }
}
