package io.github.e2emaven.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.net.Listeners;
import io.github.e2emaven.process.ProcessUnit;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class PortProbeTests {

  private static final String COOKIE = "e2e-port-probe-" + ProcessHandle.current().pid();

  /** Listens on a port beside others, and says so. */
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
  void a_port_shared_with_a_stranger_is_refused_by_the_name_of_the_stranger() throws Exception {
    var server = sharer();
    try {
      var port = Integer.parseInt(server.inputReader().readLine());
      var probe = new PortProbe(Listeners.system(), ProcessUnit.of(COOKIE), port);
      assertThat(probe.missing()).isEmpty();
      try (var stranger = share(port)) {
        assertThatThrownBy(probe::missing)
            .hasMessageContaining("port " + stranger.getLocalPort())
            .hasMessageContaining("process " + ProcessHandle.current().pid())
            .hasMessageContaining("java");
      }
      assertThat(probe.missing()).isEmpty();
    } finally {
      server.destroyForcibly();
      assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
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
