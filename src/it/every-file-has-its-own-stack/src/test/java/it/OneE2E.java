package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.client.Client;
import it.client.Meeting;
import org.junit.jupiter.api.Test;

class OneE2E {

  @Test
  void seesItsOwnRowsOnlyWhileTheOthersWrite() {
    assertEquals(0, Client.count());
    Client.insert("One");
    Meeting.arrive("One");
    Meeting.await("One", "Two", "Three");
    assertEquals(1, Client.count());
  }
}
