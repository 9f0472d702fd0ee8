package it;

import org.junit.jupiter.api.Test;

class CartE2E {

  @Test
  void runs() {}
}
