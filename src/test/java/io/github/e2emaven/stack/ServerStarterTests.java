package io.github.e2emaven.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.net.PortRange;
import io.github.e2emaven.net.SystemListeners;
import io.github.e2emaven.outcome.StageException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
@Tag("process")
class ServerStarterTests {

  @TempDir Path directory;

  @Test
  void the_port_that_a_server_chose_is_known_to_all() {
    try (var servers = RealServers.own(directory)) {
      var address = servers.start("http", "a", null);
      assertThat(servers.log("a")).contains("up with port 0");
      assertThat(SystemListeners.get().isTaken(address.port())).isTrue();
      assertThat(address.baseUrl()).isEqualTo("http://127.0.0.1:" + address.port());
      assertThat(servers.trace.resources(directory).ports()).containsEntry("main", address.port());
    }
  }

  @Test
  void a_named_port_is_never_the_main_one() {
    try (var servers = RealServers.own(directory, "management")) {
      var address = servers.start("named", "a", null);
      assertThat(address.port()).isPositive().isNotEqualTo(address.ports().get("management"));
    }
  }

  @Test
  void of_several_ports_that_a_server_chose_the_readiness_path_decides() {
    try (var servers = RealServers.own(directory)) {
      var address = servers.start("two", "a", "/ready");
      assertThat(servers.log("a")).contains("up with port 0");
      assertThat(SystemListeners.get().isTaken(address.port())).isTrue();
    }
  }

  @Test
  void several_ports_without_a_readiness_path_are_refused() {
    try (var servers = RealServers.own(directory)) {
      assertThatThrownBy(() -> servers.start("two", "a", null))
          .isInstanceOf(StageException.class)
          .hasMessageContaining("The server chooses its own port")
          .hasMessageContaining("<readiness>");
    }
  }

  @Test
  void a_server_that_cannot_listen_on_a_reserved_port_gets_leased_ones_for_the_whole_run() {
    try (var servers = RealServers.claimed(directory)) {
      var first = servers.start("rude", "a", null);
      var second = servers.start("rude", "b", null);
      assertThat(servers.starts("a")).isEqualTo(2);
      assertThat(servers.log("a")).contains("BindException").contains("restarted on another port");
      assertThat(servers.starts("b")).isEqualTo(1);
      var kernel = PortRange.ephemeral().first();
      assertThat(first.port()).isLessThan(kernel).isNotEqualTo(second.port());
      assertThat(second.port()).isLessThan(kernel);
      assertThat(servers.run.events).hasSize(1).first().asString().contains("SO_REUSEADDR");
    }
  }

  @Test
  void a_named_port_that_another_program_has_is_given_up() throws Exception {
    try (var servers = RealServers.claimed(directory, "management")) {
      var address = servers.startRobbed("named", "a", 1);
      assertThat(servers.log("a")).contains("BindException").contains("restarted on another port");
      assertThat(address.ports().get("management")).isNotEqualTo(servers.robbed().get(0));
      assertThat(servers.run.events)
          .hasSize(1)
          .first()
          .asString()
          .contains("Port " + servers.robbed().get(0))
          .contains("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void a_server_that_does_not_mind_that_another_program_has_a_port_is_not_ready() throws Exception {
    try (var servers = RealServers.claimed(directory, "management")) {
      servers.startRobbed("http", "a", 2);
      assertThat(servers.starts("a")).isEqualTo(3);
    }
  }

  @Test
  void three_lost_ports_are_an_error_that_names_the_other_program() {
    try (var servers = RealServers.claimed(directory, "management")) {
      assertThatThrownBy(() -> servers.startRobbed("http", "a", 3))
          .isInstanceOf(StageException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid() + " (")
          .hasMessageContaining("Failed 3 times on different ports");
    }
  }

  @Test
  void every_rude_server_without_a_lease_says_why() {
    try (var servers = RealServers.leaseless(directory)) {
      for (var name : List.of("a", "b")) {
        assertThatThrownBy(() -> servers.start("rude", name, null))
            .as(name)
            .hasMessageContaining("exited with exit code 1. If it disables SO_REUSEADDR")
            .hasMessageContaining("No free port in the range 10240..10239")
            .hasMessageContaining("BindException");
      }
    }
  }

  @Test
  void a_broken_server_is_started_twice_at_first_and_then_once() {
    try (var servers = RealServers.claimed(directory)) {
      assertThatThrownBy(() -> servers.start("exit", "a", null)).hasMessageContaining("code 3");
      assertThatThrownBy(() -> servers.start("exit", "b", null)).hasMessageContaining("code 3");
      assertThat(servers.starts("a")).isEqualTo(2);
      assertThat(servers.starts("b")).isEqualTo(1);
      assertThat(servers.run.events).isEmpty();
    }
  }

  @Test
  void after_a_server_that_got_ready_a_broken_one_is_started_once() {
    try (var servers = RealServers.claimed(directory)) {
      servers.start("http", "a", "/ready");
      assertThatThrownBy(() -> servers.start("exit", "b", null)).hasMessageContaining("code 3");
      assertThat(servers.starts("b")).isEqualTo(1);
    }
  }
}
