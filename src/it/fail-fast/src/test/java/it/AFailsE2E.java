package it;

import it.client.Meeting;
import org.junit.jupiter.api.Test;

class AFailsE2E {

  @Test
  void failsAsSoonAsTheOtherOneRuns() {
    Meeting.await("the other one");
    throw new AssertionError("the first failure");
  }
}
