package it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PrintsE2E {

  @Test
  void printsAndFails() throws Exception {
    var password = Secrets.tell(this);
    Secrets.print();
    System.err.println(URLEncoder.encode(password, StandardCharsets.UTF_8));
    assertTrue(System.getProperty("app.url").endsWith("&password=" + password));
    assertEquals("no password", password, "the password is " + password);
  }

  @Test
  void throwsAnException() {
    throw new IllegalStateException("cannot connect to " + System.getenv("DATABASE_URL"));
  }

  @Test
  void leavesAProcessBehind() throws Exception {
    new ProcessBuilder("sh", "-c", "sleep 600; : $1", "sh", System.getenv("PGPASSWORD"))
        .start();
  }
}
