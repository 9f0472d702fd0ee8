package io.github.e2emaven.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class LoopbackTests {

  @Test
  void the_address_of_the_machine_can_be_bound_and_is_loopback() throws IOException {
    var address = Loopback.find().orElseThrow();

    assertThat(InetAddress.getByName(address.host()).isLoopbackAddress()).isTrue();
    try (var socket = new ServerSocket()) {
      socket.bind(address.at(0));
      assertThat(socket.isBound()).isTrue();
    }
  }

  @Test
  void the_machine_has_the_address_that_was_found() {
    assertThat(Loopback.find()).contains(Loopback.ofMachine());
  }
}
