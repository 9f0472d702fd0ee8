package it;

import org.junit.jupiter.api.Test;

class OneE2E {

  @Test
  void hangsUntilItIsKilled() throws Exception {
    Hang.on("One");
  }
}
