package it;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class DisabledE2E {

  @Test
  @Disabled
  void skipped() {}
}
