package it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.client.Client;
import it.client.Meeting;
import org.junit.jupiter.api.Test;

class FlakyE2E {

  @Test
  void passesTheSecondTimeOnANewDatabase() {
    assertEquals(1, Client.insert("mine"));
    var secondTime = Meeting.hasArrived("flaky");
    Meeting.arrive("flaky");
    assertTrue(secondTime, "only the first time");
  }
}
