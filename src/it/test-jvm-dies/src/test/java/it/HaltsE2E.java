package it;

import org.junit.jupiter.api.Test;

class HaltsE2E {

  @Test
  void isGoneWithoutAWord() {
    Runtime.getRuntime().halt(0);
  }
}
