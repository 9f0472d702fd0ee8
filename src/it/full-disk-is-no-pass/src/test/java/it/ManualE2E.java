package it;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("manual")
class ManualE2E {

  @Test
  void excluded() {}
}
