package it;

import org.junit.jupiter.api.Test;

class BNeverE2E {

  @Test
  void itsTurnNeverComes() {}
}
