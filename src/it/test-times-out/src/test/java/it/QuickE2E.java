package it;

import org.junit.jupiter.api.Test;

class QuickE2E {

  @Test
  void passes() {}
}
