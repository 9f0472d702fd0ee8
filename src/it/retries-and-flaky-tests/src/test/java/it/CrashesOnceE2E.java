package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.client.Client;
import it.client.Meeting;
import org.junit.jupiter.api.Test;

class CrashesOnceE2E {

  @Test
  void haltsTheFirstTime() {
    assertEquals(1, Client.insert("mine"));
    if (!Meeting.hasArrived("crash")) {
      Meeting.arrive("crash");
      Runtime.getRuntime().halt(1);
    }
  }
}
