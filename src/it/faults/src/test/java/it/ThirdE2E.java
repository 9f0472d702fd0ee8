package it;

import org.junit.jupiter.api.Test;

class ThirdE2E {

  @Test
  void acts() throws Exception {
    Act.on("Third");
  }
}
