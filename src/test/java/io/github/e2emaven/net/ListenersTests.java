package io.github.e2emaven.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@EnabledOnOs(OS.LINUX)
class ListenersTests {

  private static final long SELF = ProcessHandle.current().pid();

  static Stream<Listeners> listeners() {
    return Stream.of(new ProcListeners(Path.of("/proc")), new OshiListeners());
  }

  @ParameterizedTest
  @MethodSource("listeners")
  void name_the_process_behind_a_port(Listeners listeners) throws IOException {
    for (var address : new String[] {"127.0.0.1", "0.0.0.0", "::"}) {
      try (var socket = new ServerSocket(0, 1, InetAddress.getByName(address))) {
        var port = socket.getLocalPort();
        assertThat(listeners.isTaken(port)).isTrue();
        assertThat(listeners.of(port)).containsExactly(SELF);
        assertThat(listeners.of(port, Set.of(SELF, 1L))).containsExactly(SELF);
        assertThat(listeners.of(port, Set.of(1L))).isEmpty();
        assertThat(listeners.ports(Set.of(SELF))).contains(port);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("listeners")
  void a_claim_is_no_listener(Listeners listeners) {
    try (var claim = Ports.reserved().claim()) {
      assertThat(listeners.isTaken(claim.port())).isFalse();
      assertThat(listeners.of(claim.port())).isEmpty();
      assertThat(listeners.ports(Set.of(SELF))).doesNotContain(claim.port());
    }
  }

  @ParameterizedTest
  @MethodSource("listeners")
  void a_process_that_is_gone_listens_on_nothing(Listeners listeners) {
    assertThat(listeners.ports(Set.of(SELF + 10_000_000))).isEmpty();
  }
}
