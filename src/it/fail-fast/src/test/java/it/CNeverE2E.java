package it;

import it.client.Meeting;
import org.junit.jupiter.api.Test;

class CNeverE2E {

  @Test
  void neverStarts() {
    Meeting.arrive("the third one");
  }
}
