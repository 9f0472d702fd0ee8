package it;

import org.junit.jupiter.api.Test;

class SecondE2E {

  @Test
  void acts() throws Exception {
    Act.on("Second");
  }
}
