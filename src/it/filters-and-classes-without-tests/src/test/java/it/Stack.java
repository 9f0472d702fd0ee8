package it;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** A helper without tests. */
final class Stack {

  private Stack() {}

  /** Each test file has a directory of its own, which bears its name. */
  static void mustBelongTo(Class<?> file) {
    var directory = System.getProperty("e2e.directory");
    assertTrue(directory.contains("/" + file.getName() + "/"), directory);
  }
}
