package it;

import org.junit.jupiter.api.Test;

class ErrsE2E {

  @Test
  void throwsSomething() {
    throw new IllegalStateException("no such shop");
  }
}
