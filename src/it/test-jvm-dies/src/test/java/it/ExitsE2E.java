package it;

import org.junit.jupiter.api.Test;

class ExitsE2E {

  @Test
  void pretendsThatAllIsWell() {
    System.exit(0);
  }
}
