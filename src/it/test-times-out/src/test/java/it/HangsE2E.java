package it;

import it.client.Meeting;
import org.junit.jupiter.api.Test;

class HangsE2E {

  @Test
  void waitsForNobody() throws Exception {
    new ProcessBuilder("setsid", "sleep", "600").inheritIO().start();
    Meeting.await("none");
  }
}
