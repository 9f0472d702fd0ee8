package it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.client.Client;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

  @ParameterizedTest
  @MethodSource("urls")
  void hasThePasswordInItsName(String url) {
    assertEquals("on", Client.query("select 'on'"), url);
  }

  static Stream<String> urls() {
    return Stream.of(System.getProperty("app.url"));
  }

  @Test
  void leavesAProcessBehind() throws Exception {
    new ProcessBuilder("sh", "-c", "sleep 600; : " + "\"$1\"", "sh", System.getenv("PGPASSWORD"))
        .start();
  }
}
