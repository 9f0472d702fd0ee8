package it;

import it.client.Meeting;
import org.junit.jupiter.api.Test;

class AHangsE2E {

  @Test
  void waitsForNobody() {
    Meeting.await("none");
  }
}
