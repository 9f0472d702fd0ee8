package io.github.e2emaven.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HttpProbeTests {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(200);

  @ParameterizedTest
  @CsvSource({"200,true", "204,true", "302,true", "404,false", "401,false", "503,false"})
  void two_and_three_hundreds_are_ready_and_redirects_are_not_followed(int status, boolean ready)
      throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    server.createContext(
        "/health",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/nowhere");
          var query = exchange.getRequestURI().getRawQuery();
          exchange.sendResponseHeaders("a=1&b=%20".equals(query) ? status : 500, -1);
        });
    server.start();
    try {
      var answer =
          new HttpProbe(LONG, new ProbeCancellation())
              .get(url(server.getAddress().getPort(), "/health?a=1&b=%20"));
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.isReady()).isEqualTo(ready);
      assertThat(answer.toString()).isEqualTo("HTTP " + status);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_refused_connection_is_a_value() {
    try (var claim = new ReservedPorts().claim()) {
      var answer = new HttpProbe(LONG, new ProbeCancellation()).get(url(claim.port(), "/"));
      assertThat(answer.isReady()).isFalse();
      assertThat(answer.toString()).contains("ConnectException");
    }
  }

  @Test
  void a_server_that_never_answers_is_a_value() throws IOException {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var answer =
          new HttpProbe(SHORT, new ProbeCancellation()).get(url(silent.getLocalPort(), "/"));
      assertThat(answer.isReady()).isFalse();
      assertThat(answer.failure()).contains("Timeout");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SSH-2.0-OpenSSH\r\n", "HTTP/1.1 2\r\n", "\u0000\u0001", "HTTP/1.1 "})
  void a_response_that_is_not_http_is_a_value(String greeting) throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var greeter = new Thread(() -> greet(server, greeting));
      greeter.start();
      var answer =
          new HttpProbe(LONG, new ProbeCancellation()).get(url(server.getLocalPort(), "/"));
      assertThat(answer.isReady()).isFalse();
      assertThat(answer.failure()).isNotEmpty();
      greeter.join();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http:nothing", "http://127.0.0.1:99999/", "http://no.such.host.invalid/"})
  void an_impossible_address_is_a_value(String address) {
    assertThat(new HttpProbe(LONG, new ProbeCancellation()).get(URI.create(address)).failure())
        .isNotEmpty();
  }

  private static void greet(ServerSocket server, String greeting) {
    try (Socket client = server.accept()) {
      client.getOutputStream().write(greeting.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static URI url(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
