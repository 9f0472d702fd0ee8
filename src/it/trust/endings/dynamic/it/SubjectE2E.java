package it;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SubjectE2E {

  @Test
  @Tag("wanted")
  void passes() {
    Trace.of("SubjectE2E#passes");
  }

  @TestFactory
  @Tag("wanted")
  Stream<DynamicTest> ends() {
    return Stream.of(1, 2, 3).map(number -> dynamicTest("number " + number, () -> ends(number)));
  }

  private static void ends(int number) {
    Trace.of("SubjectE2E#ends " + number);
    assertNotEquals(2, number);
  }
}
