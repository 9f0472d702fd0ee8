package it;

import org.junit.jupiter.api.Test;

class TwoE2E {

  @Test
  void hangsUntilItIsKilled() throws Exception {
    Hang.on("Two");
  }
}
