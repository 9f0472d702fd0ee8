package it;

import it.client.Meeting;
import org.junit.jupiter.api.Test;

class BHangsE2E {

  @Test
  void waitsForNobody() {
    Meeting.arrive("the other one");
    Meeting.await("none");
  }
}
