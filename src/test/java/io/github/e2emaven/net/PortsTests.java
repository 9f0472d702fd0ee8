package io.github.e2emaven.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(OS.LINUX)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@Tag("process")
class PortsTests {

  enum Kind {
    RESERVED,
    LEASED
  }

  @TempDir Path directory;
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    for (var resource : open) {
      resource.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "::", "::1"})
  void a_server_can_listen_on_a_reserved_port(String address) throws IOException {
    var port = claim(new ReservedPorts()).port();

    var server = open(new ServerSocket(port, 5, InetAddress.getByName(address)));
    try (var client = new Socket(server.getInetAddress(), port)) {
      assertThat(client.isConnected()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void the_http_server_of_the_jdk_answers_on_a_claimed_port(Kind kind) throws IOException {
    for (var address : List.of("127.0.0.1", "0.0.0.0")) {
      var port = claim(ports(kind)).port();
      var server = HttpServer.create(new InetSocketAddress(address, port), 5);
      open.add(() -> server.stop(0));
      server.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
      server.start();

      var url = URI.create("http://127.0.0.1:" + port + "/");
      assertThat(new HttpProbe(Duration.ofSeconds(30), new ProbeCancellation()).get(url).status())
          .isEqualTo(204);
    }
  }

  @Test
  void the_server_keeps_its_port_when_the_claim_is_closed() throws IOException {
    var claim = claim(new ReservedPorts());
    var server = open(new ServerSocket(claim.port(), 5, InetAddress.getLoopbackAddress()));
    claim.close();
    claim.close();

    try (var client = new Socket(server.getInetAddress(), claim.port())) {
      assertThat(client.isConnected()).isTrue();
    }
  }

  @Test
  void the_kernel_assigns_a_reserved_port_to_no_socket() throws IOException {
    var reserved = claimed(new ReservedPorts(), 500);

    for (var i = 0; i < 30_000; i++) {
      var address = i % 2 == 0 ? InetAddress.getLoopbackAddress() : null;
      try (var socket = new ServerSocket(0, 1, address)) {
        assertThat(reserved).doesNotContain(socket.getLocalPort());
      }
    }
  }

  @Test
  void a_client_never_connects_to_itself_on_a_reserved_port() {
    var port = claim(new ReservedPorts()).port();

    for (var i = 0; i < 40_000; i++) {
      assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void a_child_does_not_inherit_the_claim() throws Exception {
    var claim = claim(new ReservedPorts());
    var child = new ProcessBuilder("sleep", "300").start();
    open.add(child::destroyForcibly);
    claim.close();

    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(false);
      socket.bind(new InetSocketAddress(claim.port()));
      assertThat(socket.isBound()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void two_jvms_never_claim_the_same_port(Kind kind) throws Exception {
    var first = claimInOtherJvm(kind);
    var second = claimInOtherJvm(kind);
    var ours = claimed(ports(kind), PortClaimer.COUNT);

    var all = new HashSet<Integer>(ours);
    all.addAll(first.ports());
    all.addAll(second.ports());
    assertThat(all).hasSize(3 * PortClaimer.COUNT);
  }

  @Test
  void a_lease_skips_a_port_with_a_listener() throws IOException {
    var range = new PortRange(20_240, 20_243);
    open(new ServerSocket(range.first(), 1, InetAddress.getLoopbackAddress()));

    assertThat(claimed(new LeasedPorts(new LeaseDirectory(directory, null), range), 3))
        .doesNotContain(range.first());
  }

  @Test
  void a_lease_skips_a_port_with_old_connections() throws IOException {
    var range = new PortRange(20_290, 20_291);
    try (var server = new ServerSocket(range.first(), 1, InetAddress.getLoopbackAddress());
        var client = new Socket(server.getInetAddress(), range.first())) {
      server.accept().close();
      assertThat(client.getInputStream().read()).isNegative();
    }

    assertThat(claimed(new LeasedPorts(new LeaseDirectory(directory, null), range), 1))
        .containsExactly(range.last());
  }

  @Test
  void a_lease_directory_that_is_a_link_is_rejected() throws IOException {
    var link = Files.createSymbolicLink(directory.resolve("link"), directory);

    assertThatThrownBy(
            () ->
                new LeasedPorts(new LeaseDirectory(link, null), new PortRange(20_292, 20_293))
                    .claim())
        .isInstanceOf(PortsExhaustedException.class)
        .hasMessageContaining(link.toString())
        .hasMessageContaining("Delete it");
    assertThat(directory.resolve("20292.lock")).doesNotExist();
  }

  @Test
  void exhaustion_names_the_range_and_how_to_widen_it() {
    var ports = new LeasedPorts(new LeaseDirectory(directory, null), new PortRange(20_250, 20_251));
    claim(ports);
    var second = claim(ports);

    assertThatThrownBy(ports::claim)
        .isInstanceOf(PortsExhaustedException.class)
        .hasMessageContaining("20250..20251")
        .hasMessageContaining("net.ipv4.ip_local_port_range");

    second.close();
    assertThat(claim(ports).port()).isEqualTo(second.port());
  }

  @Test
  void a_failed_claim_in_this_jvm_does_not_free_its_leases_for_others() throws IOException {
    var range = new PortRange(20_280, 20_281);
    var ports = new LeasedPorts(new LeaseDirectory(directory, null), range);
    claimed(ports, range.size());
    assertThatThrownBy(ports::claim).isInstanceOf(PortsExhaustedException.class);

    var other = open(OtherJvm.start(range.toString(), directory.toString()));

    assertThat(other.ports()).isEmpty();
  }

  @Test
  void leases_are_shared_between_users() throws IOException {
    var shared = directory.resolve("shared");
    var port =
        claim(new LeasedPorts(new LeaseDirectory(shared, null), new PortRange(20_260, 20_269)))
            .port();

    assertThat(Files.getAttribute(shared, "unix:mode")).isEqualTo(041777);
    assertThat(Files.getPosixFilePermissions(shared.resolve(port + ".lock")))
        .isEqualTo(PosixFilePermissions.fromString("rw-rw-rw-"));
  }

  @Test
  void a_lock_file_that_is_a_link_is_skipped() throws IOException {
    var victim = directory.resolve("victim");
    Files.createSymbolicLink(directory.resolve("20270.lock"), victim);

    assertThat(
            claim(
                    new LeasedPorts(
                        new LeaseDirectory(directory, null), new PortRange(20_270, 20_271)))
                .port())
        .isEqualTo(20_271);
    assertThat(victim).doesNotExist();
  }

  @Test
  void leases_are_below_the_ephemeral_range() {
    assertThat(PortRange.belowEphemeral().last()).isLessThan(PortRange.ephemeral().first());
    assertThatThrownBy(() -> new PortRange(5, 3)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_reserved_port_cannot_be_bound_without_reuse() {
    var port = claim(new ReservedPorts()).port();

    assertThatThrownBy(
            () -> {
              try (var socket = new ServerSocket()) {
                socket.setReuseAddress(false);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
              }
            })
        .isInstanceOf(BindException.class);
  }

  private PortSource ports(Kind kind) {
    return PortClaimer.ports(kind.name(), directory);
  }

  private PortSource.Claim claim(PortSource ports) {
    return open(ports.claim());
  }

  private <T extends AutoCloseable> T open(T resource) {
    open.add(resource);
    return resource;
  }

  private Set<Integer> claimed(PortSource ports, int count) {
    var claimed = new HashSet<Integer>();
    Stream.generate(() -> claim(ports).port()).limit(count).forEach(claimed::add);
    assertThat(claimed).hasSize(count);
    return claimed;
  }

  private OtherJvm claimInOtherJvm(Kind kind) throws IOException {
    return open(OtherJvm.start(kind.name(), directory.toString()));
  }
}
