package io.github.e2emaven.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.SecondUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Another user has been in {@code /tmp} before us. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@Tag("process")
class HostileLeasesTests {

  private static final PortRange RANGE = new PortRange(20_310, 20_311);
  private static final String NAME = "e2e-maven-plugin-ports";

  @TempDir Path temporary;
  private final List<PortSource.Claim> claims = new ArrayList<>();

  @AfterEach
  void release() {
    claims.forEach(PortSource.Claim::close);
  }

  @Test
  void a_fifo_as_lock_file_is_skipped_and_blocks_nothing() throws Exception {
    var directory = shared();
    var fifo = directory.resolve("20310.lock").toString();
    assertThat(new ProcessBuilder("mkfifo", fifo).start().waitFor()).isZero();

    assertThat(claim()).isEqualTo(20_311);
    assertThat(directory.resolve("20311.lock")).isRegularFile();
  }

  @Test
  void a_hard_link_as_lock_file_is_skipped_and_its_file_stays_as_it_is() throws IOException {
    var precious = Files.writeString(temporary.resolve("precious"), "1234");
    Files.createLink(shared().resolve("20310.lock"), precious);

    assertThat(claim()).isEqualTo(20_311);
    assertThat(precious).hasContent("1234");
  }

  @Test
  void an_existing_lock_file_keeps_its_content_and_becomes_new() throws IOException {
    var file = Files.writeString(shared().resolve("20310.lock"), "1234");
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    Files.createDirectory(shared().resolve("20311.lock"));

    assertThat(claim()).isEqualTo(20_310);
    assertThat(file).hasContent("1234");
    assertThat(Files.getLastModifiedTime(file).toInstant()).isAfter(Instant.EPOCH);
  }

  @Test
  void a_directory_of_another_user_is_not_used() throws IOException {
    SecondUser.assumePossible();
    var theirs = SecondUser.owns(shared());

    claim();

    assertThat(theirs).isEmptyDirectory();
    assertThat(own()).isNotEmptyDirectory();
    assertThat(Files.getPosixFilePermissions(own()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void a_link_of_another_user_in_place_of_the_directory_is_not_followed() throws IOException {
    var elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    Files.createSymbolicLink(tmp().resolve(NAME), elsewhere);

    claim();

    assertThat(elsewhere).isEmptyDirectory();
    assertThat(own()).isNotEmptyDirectory();
  }

  @Test
  void a_directory_that_others_can_write_without_being_sticky_is_not_used() throws IOException {
    var loose = shared();
    LeaseDirectory.setMode(loose, 0777);

    claim();

    assertThat(loose).isEmptyDirectory();
    assertThat(own()).isNotEmptyDirectory();
  }

  @Test
  void a_temporary_directory_in_which_others_can_rename_ours_is_not_used() throws IOException {
    LeaseDirectory.setMode(tmp(), 0777);

    claim();

    assertThat(tmp().resolve(NAME)).doesNotExist();
    assertThat(own()).isNotEmptyDirectory();
  }

  @Test
  void the_second_user_cannot_replace_lock_files_of_the_first() throws IOException {
    SecondUser.assumePossible();
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
    var file = tmp().resolve(NAME).resolve(claim() + ".lock").toString();

    assertThat(SecondUser.run("test", "-w", file)).isZero();
    assertThat(SecondUser.run("rm", "-f", file)).isNotZero();
    assertThat(SecondUser.run("mv", tmp().resolve(NAME).toString(), tmp() + "/x")).isNotZero();
  }

  @Test
  void without_any_safe_directory_the_error_names_owner_and_parameter() throws IOException {
    SecondUser.assumePossible();
    SecondUser.owns(shared());
    SecondUser.owns(Files.createDirectory(own()));

    assertThatThrownBy(this::claim)
        .isInstanceOf(PortsExhaustedException.class)
        .hasMessageContaining(own() + " (user 65534 owns it, and its mode is 755)")
        .hasMessageContaining("<cacheDirectory>");
  }

  private int claim() throws IOException {
    var claim = new LeasedPorts(LeaseDirectory.in(tmp(), own()), RANGE).claim();
    claims.add(claim);
    return claim.port();
  }

  private Path own() {
    return temporary.resolve("cache-ports");
  }

  /** As /tmp is. */
  private Path tmp() throws IOException {
    var tmp = temporary.resolve("tmp");
    if (Files.notExists(tmp)) {
      LeaseDirectory.setMode(Files.createDirectory(tmp), 01777);
    }
    return tmp;
  }

  private Path shared() throws IOException {
    var directory = tmp().resolve(NAME);
    if (Files.notExists(directory)) {
      LeaseDirectory.setMode(Files.createDirectory(directory), 01777);
    }
    return directory;
  }
}
