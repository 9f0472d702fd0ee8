package io.github.e2emaven.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stacks whose servers start from an archive. */
@Tag("process")
class ArchivedServerTests {

  @TempDir private Path directory;
  private RealServers servers = RealServers.claimed(Path.of(""));

  @BeforeEach
  void have_servers() {
    servers = RealServers.claimed(directory);
  }

  @AfterEach
  void stop() {
    servers.close();
  }

  @Test
  void a_single_start_builds_the_archive_and_leaves_nothing() throws IOException {
    var archived = new ArchivedServers(directory);
    var acceleration = archived.acceleration();
    servers.train(archived.plan(), acceleration);
    assertThat(acceleration.describe()).startsWith("Server starts from a class-data archive");
    assertThat(servers.startArchived(archived.plan(), acceleration, "a").port()).isPositive();
    assertThat(servers.starts("a")).isEqualTo(1);
  }

  @Test
  void a_server_that_crashes_with_its_archive_is_started_without() throws IOException {
    var archived = new ArchivedServers(directory);
    var acceleration = archived.acceleration();
    servers.train(archived.plan(), acceleration);
    archived.damage();
    assertThat(servers.startArchived(archived.plan(), acceleration, "a").port()).isPositive();
    assertThat(servers.starts("a")).isEqualTo(1);
    if (Runtime.version().feature() < 25) {
      assertThat(acceleration.describe()).contains("crashed", "SIGABRT");
      try (var kept = Files.list(directory.resolve("cache"))) {
        assertThat(kept).as("archives left").isEmpty();
      }
    }
  }
}
