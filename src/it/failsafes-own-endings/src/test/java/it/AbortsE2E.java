package it;

import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AbortsE2E {

  @BeforeAll
  static void lacksWhatItNeeds() {
    abort("no printer");
  }

  @Test
  void prints() {}
}
