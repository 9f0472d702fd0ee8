package it;

import org.junit.jupiter.api.Test;

class CElsewhereLongE2E {

  @Test
  void answersAtOnce() {}
}
