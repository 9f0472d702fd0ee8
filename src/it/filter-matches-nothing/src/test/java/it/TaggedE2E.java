package it;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TaggedE2E {

  @Test
  @Tag("fast")
  void one() {}

  @Test
  void two() {}

  @Test
  void three() {}
}
