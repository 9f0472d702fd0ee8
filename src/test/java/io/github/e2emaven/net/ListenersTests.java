package io.github.e2emaven.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@EnabledOnOs(OS.LINUX)
class ListenersTests {

  private static final long SELF = ProcessHandle.current().pid();

  static Stream<PortListeners> listeners() {
    return Stream.of(new ProcfsListeners(Path.of("/proc")), new SystemListeners.OshiListeners());
  }

  @ParameterizedTest
  @MethodSource("listeners")
  void name_the_process_behind_a_port(PortListeners listeners) throws IOException {
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
  void a_claim_is_no_listener(PortListeners listeners) {
    try (var claim = new ReservedPorts().claim()) {
      assertThat(listeners.isTaken(claim.port())).isFalse();
      assertThat(listeners.of(claim.port())).isEmpty();
      assertThat(listeners.ports(Set.of(SELF))).doesNotContain(claim.port());
    }
  }

  @ParameterizedTest
  @MethodSource("listeners")
  void a_process_that_is_gone_listens_on_nothing(PortListeners listeners) {
    assertThat(listeners.ports(Set.of(SELF + 10_000_000))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("listeners")
  void a_visible_process_is_not_hidden(PortListeners listeners) throws IOException {
    try (var socket = new ServerSocket(0)) {
      assertThat(listeners.hidden(socket.getLocalPort())).isEmpty();
    }
  }

  @Test
  void a_process_that_comes_and_goes_is_not_hidden() {
    try (var claim = new ReservedPorts().claim();
        var restless = new Restless(claim.port())) {
      var listeners = new ProcfsListeners(Path.of("/proc"));
      for (int seen = 0; seen < 10; ) {
        seen += listeners.isTaken(claim.port()) ? 1 : 0;
        assertThat(listeners.hidden(claim.port())).isEmpty();
      }
      assertThat(restless.isAlive()).isTrue();
    }
  }

  @Test
  void a_hidden_process_is_named_by_its_user(@TempDir Path proc) throws IOException {
    var table =
        """
          sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
           0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000    33        0 4711 1
           1: 0100007F:1F91 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4712 1
        """;
    Files.createDirectories(proc.resolve("net"));
    Files.writeString(proc.resolve("net/tcp"), table);
    var descriptors = Files.createDirectories(proc.resolve("12/fd"));
    Files.createSymbolicLink(descriptors.resolve("3"), Path.of("socket:[4712]"));
    var listeners = new ProcfsListeners(proc);
    assertThat(listeners.hidden(8080)).contains("user id 33");
    assertThat(listeners.hidden(8081)).isEmpty();
    assertThat(listeners.of(8081)).containsExactly(12L);
    assertThat(listeners.hidden(8082)).isEmpty();
  }

  /** Opens and closes a listener all the time. */
  private static final class Restless extends Thread implements AutoCloseable {

    private final int port;
    private volatile boolean ended;

    Restless(int port) {
      this.port = port;
      start();
    }

    @Override
    public void run() {
      while (!ended) {
        try (var socket = new ServerSocket()) {
          socket.setReuseAddress(true);
          socket.bind(new InetSocketAddress(port));
        } catch (IOException e) {
          // The previous socket is not closed yet.
        }
      }
    }

    @Override
    public void close() {
      ended = true;
      try {
        join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
