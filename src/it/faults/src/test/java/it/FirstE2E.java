package it;

import org.junit.jupiter.api.Test;

class FirstE2E {

  @Test
  void acts() throws Exception {
    Act.on("First");
  }
}
