package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.client.Client;
import org.junit.jupiter.api.Test;

class MigratedE2E {

  @Test
  void startsWithTheRowsOfTheMigration() {
    assertEquals(3, Client.count());
    assertEquals(4, Client.insert("mine"));
  }
}
