package it;

import org.junit.jupiter.api.Test;

class NeverInitialisedE2E {

  static final int ANSWER = Integer.parseInt("forty-two");

  @Test
  void cannotEvenLoad() {}
}
