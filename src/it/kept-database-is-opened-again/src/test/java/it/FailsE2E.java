package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.client.Client;
import org.junit.jupiter.api.Test;

class FailsE2E {

  @Test
  void leavesThreeRows() throws Exception {
    Client.insert("one");
    Client.insert("two");
    Client.insert("three");
    assertEquals(4, Client.count());
  }
}
