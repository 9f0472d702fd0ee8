package io.github.e2emaven.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.e2emaven.net.ConnectionProbe;
import io.github.e2emaven.net.ProbeCancellation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressProbeTests {

  private static final String HOST = "127.0.0.1";
  private static final Duration LONG = Duration.ofSeconds(30);

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
  void a_listener_at_the_address_of_the_tests_is_enough(String address) throws IOException {
    try (var server = listen(address)) {
      assertThat(probe(server).missing()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"::1", "127.0.0.2"})
  void a_listener_at_another_address_only_is_told(String address) throws IOException {
    assumeThat(canListen(address)).as("%s is an address here", address).isTrue();
    try (var server = listen(address)) {
      assertThat(probe(server).missing())
          .get()
          .asString()
          .contains("port " + server.getLocalPort(), HOST, "@{baseUrl}");
    }
  }

  @Test
  void a_cancelled_probe_reaches_nothing() throws IOException {
    var abort = new ProbeCancellation();
    abort.cancel();
    try (var server = listen(HOST)) {
      assertThat(probe(server, abort).missing()).isPresent();
    }
  }

  private static boolean canListen(String address) {
    try (var server = listen(address)) {
      return server.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static ServerSocket listen(String address) throws IOException {
    return new ServerSocket(0, 5, InetAddress.getByName(address));
  }

  private static AddressProbe probe(ServerSocket server) {
    return probe(server, new ProbeCancellation());
  }

  private static AddressProbe probe(ServerSocket server, ProbeCancellation abort) {
    return new AddressProbe(
        HOST, new Found(server.getLocalPort()), new ConnectionProbe(LONG, abort));
  }

  /** A main port that is known. */
  private record Found(int port) implements ReadinessProbe.MainPort {
    @Override
    public Optional<String> missing() {
      return Optional.empty();
    }
  }
}
