package it;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("manual")
class NeighbourE2E {

  @Test
  void passes() {
    Trace.of("NeighbourE2E#passes");
  }
}
