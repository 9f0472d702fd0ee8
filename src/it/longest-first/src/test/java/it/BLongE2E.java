package it;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BLongE2E {

  @Test
  void answersAtOnce() {}

  /** Longer than AShortE2E takes by two of three agents, whatever the machine does meanwhile. */
  @Test
  void takesOneSecond() throws Exception {
    assertFalse(new CountDownLatch(1).await(1, TimeUnit.SECONDS));
  }
}
