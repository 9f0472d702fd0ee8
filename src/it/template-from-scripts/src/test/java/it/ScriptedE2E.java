package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.client.Client;
import org.junit.jupiter.api.Test;

class ScriptedE2E {

  @Test
  void startsWithTheRowsOfTheScripts() {
    assertEquals(3, Client.count());
    assertEquals("größer", Client.query("select max(text) from rows where id = 3"));
    assertEquals(4, Client.insert("mine"));
  }
}
