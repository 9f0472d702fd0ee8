package it;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BLongE2E {

  @Test
  void answersAtOnce() {}

  /** Longer than the tests of the other files take, whatever the machine does meanwhile. */
  @Test
  void takesSomeSeconds() throws Exception {
    assertFalse(new CountDownLatch(1).await(3, TimeUnit.SECONDS));
  }
}
