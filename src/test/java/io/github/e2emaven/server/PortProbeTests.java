package io.github.e2emaven.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.net.PortListeners;
import io.github.e2emaven.net.SystemListeners;
import io.github.e2emaven.process.ProcessUnit;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
@Tag("process")
class PortProbeTests {

  private static final String COOKIE = "e2e-port-probe-" + ProcessHandle.current().pid();

  /** Listens on a port together with others, and prints it. */
  static final class Sharer {
    private Sharer() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException {
      try (var socket = share(Integer.parseInt(arguments[0]))) {
        System.out.println(socket.getLocalPort());
        System.in.read();
      }
    }
  }

  private static ServerSocket share(int port) throws IOException {
    var socket = new ServerSocket();
    socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }

  @Test
  void a_port_shared_with_another_process_is_rejected_with_its_pid() throws Exception {
    var server = sharer();
    try {
      var port = Integer.parseInt(server.inputReader().readLine());
      var probe = new PortProbe(SystemListeners.get(), ProcessUnit.of(COOKIE), port);
      assertThat(probe.missing()).isEmpty();
      try (var other = share(port)) {
        assertThatThrownBy(probe::missing)
            .hasMessageContaining("Port " + other.getLocalPort())
            .hasMessageContaining("process " + ProcessHandle.current().pid())
            .hasMessageContaining("java");
      }
      assertThat(probe.missing()).isEmpty();
    } finally {
      server.destroyForcibly();
      assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void another_process_that_has_just_closed_the_port_has_not_taken_it() {
    long self = ProcessHandle.current().pid();
    assertThat(probe(new Looks(Set.of(self), Set.of(), Optional.empty())).missing()).isPresent();
    assertThatThrownBy(probe(new Looks(Set.of(self), Set.of(self), Optional.empty()))::missing)
        .hasMessageContaining("taken by process " + self + " (");
  }

  @Test
  void a_hidden_process_is_named_by_its_user() {
    assertThatThrownBy(probe(new Looks(Set.of(), Set.of(), Optional.of("user id 33")))::missing)
        .hasMessageContaining("Port 1 of the server was taken by a process of user id 33");
    assertThat(probe(new Looks(Set.of(), Set.of(), Optional.empty())).missing())
        .contains("nothing listens on port 1");
  }

  private static PortProbe probe(PortListeners listeners) {
    return new PortProbe(listeners, ProcessUnit.of(COOKIE), 1);
  }

  /**
   * The results of two looks.
   *
   * @param first all processes that listen
   * @param again those of them that still do
   * @param hidden user of a process that cannot be seen
   */
  private record Looks(Set<Long> first, Set<Long> again, Optional<String> hidden)
      implements PortListeners {
    @Override
    public boolean isTaken(int port) {
      return true;
    }

    @Override
    public Set<Long> of(int port) {
      return first;
    }

    @Override
    public Set<Long> of(int port, Set<Long> candidates) {
      return again;
    }

    @Override
    public Optional<String> hidden(int port) {
      return hidden;
    }

    @Override
    public Set<Integer> ports(Set<Long> pids) {
      return Set.of();
    }
  }

  private static Process sharer() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            java, "-cp", System.getProperty("java.class.path"), Sharer.class.getName(), "0");
    builder.environment().put("E2E_STACK", COOKIE);
    return builder.redirectError(Redirect.INHERIT).start();
  }
}
