package it;

import org.junit.jupiter.api.Test;

class PlainE2E {

  @Test
  void one() {}
}
