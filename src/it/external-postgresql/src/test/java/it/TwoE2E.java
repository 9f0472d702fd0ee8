package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.client.Client;
import it.client.Meeting;
import org.junit.jupiter.api.Test;

class TwoE2E {

  @Test
  void hasTheDatabaseForItself() {
    assertEquals("", Client.query("select 1 from pg_database where datname = current_database() and datistemplate"));
    assertEquals(1, Client.insert("Two"));
    Meeting.arrive("Two");
    Meeting.await("One", "Two");
    assertEquals(1, Client.count());
  }
}
