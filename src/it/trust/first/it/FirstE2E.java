package it;

import org.junit.jupiter.api.Test;

class FirstE2E {

  @Test
  void passes() {}
}
