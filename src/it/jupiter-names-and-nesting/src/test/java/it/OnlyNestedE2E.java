package it;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OnlyNestedE2E {

  @Nested
  class Inside {

    @Test
    void isTheOnlyTest() {}
  }
}
