package it;

import org.junit.jupiter.api.Test;

class FourthE2E {

  @Test
  void acts() throws Exception {
    Act.on("Fourth");
  }
}
