package it;

import org.junit.jupiter.api.Test;

class PassesE2E {

  @Test
  void passes() {}
}
