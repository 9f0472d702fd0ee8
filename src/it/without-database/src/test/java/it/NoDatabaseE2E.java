package it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import it.client.Client;
import org.junit.jupiter.api.Test;

class NoDatabaseE2E {

  @Test
  void hasAServerButNoDatabase() {
    assertEquals("", Client.whoami("database"));
    assertEquals("", Client.env("PGDATABASE"));
    assertNull(System.getProperty("e2e.jdbcUrl"));
  }
}
