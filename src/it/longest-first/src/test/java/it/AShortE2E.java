package it;

import org.junit.jupiter.api.Test;

class AShortE2E {

  @Test
  void answersAtOnce() {}
}
