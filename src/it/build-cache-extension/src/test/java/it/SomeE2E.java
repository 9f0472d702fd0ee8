package it;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class SomeE2E {

  @Test
  void passes() {}

  @Test
  void fails() {
    assertFalse(Boolean.parseBoolean(System.getProperty("it.fails")), "must be seen");
  }
}
