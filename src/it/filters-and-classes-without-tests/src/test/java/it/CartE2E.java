package it;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CartE2E {

  @Test
  void adds() {}

  @Nested
  class WhenEmpty {

    @Test
    void removesNothing() {
      Stack.mustBelongTo(CartE2E.class);
    }
  }
}
