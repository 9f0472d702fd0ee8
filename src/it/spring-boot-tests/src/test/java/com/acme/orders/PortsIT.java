package com.acme.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

/** The ports of its stack are the test's own. */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT)
@ActiveProfiles("test")
class PortsIT {

  @Test
  void the_application_listens_on_the_main_port_of_the_stack() throws Exception {
    var orders = URI.create("http://127.0.0.1:" + System.getenv("PORT") + "/orders");
    var answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(orders).build(), BodyHandlers.ofString());
    assertThat(answer.body()).isEqualTo("3");
  }

  @Test
  void a_named_port_is_free_for_the_test() throws Exception {
    try (var socket = new ServerSocket(Integer.parseInt(System.getProperty("e2e.port.management")))) {
      assertThat(socket.isBound()).isTrue();
    }
  }

  @Test
  void there_is_no_server_that_has_a_url() {
    assertThat(System.getenv()).doesNotContainKey("E2E_BASE_URL").containsKey("E2E_STACK");
    assertThat(System.getProperties()).doesNotContainKey("e2e.baseUrl").containsKey("e2e.jdbcUrl");
  }
}
