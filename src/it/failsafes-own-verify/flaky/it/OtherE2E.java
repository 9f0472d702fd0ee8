package it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OtherE2E {

  private static boolean tried;

  @Test
  void passesTheSecondTime() {
    var again = tried;
    tried = true;
    assertTrue(again, "only the first time");
  }
}
