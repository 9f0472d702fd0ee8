package it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.HttpURLConnection;
import java.net.URI;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

class StackE2E {

  private final URI server = URI.create(System.getenv("E2E_BASE_URL"));

  @Test
  void talksToItsOwnServer() throws Exception {
    var answer = (HttpURLConnection) server.resolve("/health").toURL().openConnection();
    assertEquals(200, answer.getResponseCode());
  }

  @Test
  void looksIntoItsOwnDatabase() throws Exception {
    var url = System.getProperty("e2e.jdbcUrl");
    var user = System.getProperty("e2e.db.user");
    try (var database =
        DriverManager.getConnection(url, user, System.getProperty("e2e.db.password"))) {
      assertTrue(database.isValid(5));
    }
  }
}
