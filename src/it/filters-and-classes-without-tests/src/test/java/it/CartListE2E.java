package it;

import org.junit.jupiter.api.Test;

class CartListE2E {

  @Test
  void lists() {
    Stack.mustBelongTo(CartListE2E.class);
  }
}
