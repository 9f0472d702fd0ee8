package it;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;

class HangsE2E {

  @Test
  void fails() {
    fail("never reported");
  }

  @Test
  void hangs() throws InterruptedException {
    Thread.sleep(20_000);
  }
}
