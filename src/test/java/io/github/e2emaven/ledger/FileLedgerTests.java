package io.github.e2emaven.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.ledger.LedgerResource.Kind;
import io.github.e2emaven.ledger.RunOwner.Place;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileLedgerTests {

  private static final Place HERE = new Place("host", "boot", "pid:[1]", "me");
  private static final RunOwner OWNER = new RunOwner("run1", "0.1.0", 42, 7, HERE);
  private static final LedgerResource DATABASE =
      new LedgerResource(Kind.DATABASE, "e2e_\"ünï\ncode", "localhost:5432");
  private static final LedgerResource PORT = new LedgerResource(Kind.PORT, "40001", "");

  @TempDir Path temporary;
  private Path directory = Path.of("");

  @BeforeEach
  void inNewDirectory() {
    directory = temporary.resolve("state").resolve("ledgers");
  }

  @Test
  void a_resource_is_on_disk_when_enter_returns() {
    try (var ledger = FileLedger.create(directory, OWNER)) {
      ledger.enter(DATABASE);
      ledger.enter(PORT);

      var read = LedgerFile.read(ledger.path());
      assertThat(read.owner()).contains(OWNER);
      assertThat(read.open()).containsExactly(PORT, DATABASE);
      assertThat(ledger.open()).containsExactly(PORT, DATABASE);
    }
  }

  @Test
  void a_resource_that_is_struck_out_is_no_longer_open() {
    try (var ledger = FileLedger.create(directory, OWNER)) {
      var entry = ledger.enter(DATABASE);
      ledger.enter(PORT);
      entry.strike();
      entry.strike();

      assertThat(LedgerFile.read(ledger.path()).open()).containsExactly(PORT);
      assertThat(ledger.open()).containsExactly(PORT);
    }
  }

  @Test
  void a_resource_is_entered_once_and_again_after_its_strike() {
    try (var ledger = FileLedger.create(directory, OWNER)) {
      ledger.enter(PORT);
      ledger.enter(PORT).strike();
      assertThat(LedgerFile.read(ledger.path()).open()).isEmpty();

      ledger.enter(PORT);
      assertThat(LedgerFile.read(ledger.path()).open()).containsExactly(PORT);
    }
  }

  @Test
  void the_file_is_deleted_when_no_resource_is_open() {
    var ledger = FileLedger.create(directory, OWNER);
    ledger.enter(PORT).strike();
    ledger.close();

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void the_file_remains_until_the_last_resource_is_gone() {
    var ledger = FileLedger.create(directory, OWNER);
    var entry = ledger.enter(PORT);
    ledger.close();
    assertThat(LedgerFile.in(directory)).hasSize(1);
    assertThatThrownBy(() -> ledger.enter(DATABASE)).isInstanceOf(IllegalStateException.class);

    entry.strike();
    ledger.close();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void every_truncated_file_can_be_read() throws Exception {
    var ledger = FileLedger.create(directory, OWNER);
    ledger.enter(DATABASE);
    ledger.enter(PORT).strike();
    var bytes = Files.readAllBytes(ledger.path());

    for (var length = 0; length < bytes.length; length++) {
      var cut = Files.write(temporary.resolve("cut"), Arrays.copyOf(bytes, length));
      assertThat(LedgerFile.read(cut).open()).isSubsetOf(DATABASE, PORT);
    }
    assertThat(LedgerFile.read(ledger.path()).open()).containsExactly(DATABASE);
  }

  @Test
  void damaged_lines_and_those_of_later_versions_are_ignored() throws Exception {
    var ledger = FileLedger.create(directory, OWNER);
    var lines =
        "{\"enter\":{\"kind\":\"SPACESHIP\"\n\0\0\n{\"note\":1}\nnull\n[]\n{\"enter\":{}}\n";
    Files.writeString(ledger.path(), lines, StandardOpenOption.APPEND);
    ledger.enter(PORT);

    assertThat(LedgerFile.read(ledger.path()).open()).containsExactly(PORT);
  }

  @Test
  void a_second_ledger_of_the_same_run_is_rejected() {
    try (var ledger = FileLedger.create(directory, OWNER)) {
      assertThat(ledger.path()).exists();
      assertThatThrownBy(() -> FileLedger.create(directory, OWNER))
          .isInstanceOf(UncheckedIOException.class);
    }
  }

  @Test
  void an_interrupt_does_not_damage_the_ledger() {
    try (var ledger = FileLedger.create(directory, OWNER)) {
      Thread.currentThread().interrupt();
      ledger.enter(PORT);

      assertThat(Thread.interrupted()).isTrue();
      ledger.enter(DATABASE);
      assertThat(LedgerFile.read(ledger.path()).open()).containsExactly(DATABASE, PORT);
    }
  }

  @Test
  void many_threads_write_whole_lines() {
    try (var ledger = FileLedger.create(directory, OWNER)) {
      IntStream.range(0, 1000)
          .parallel()
          .forEach(
              i -> {
                var entry = ledger.enter(new LedgerResource(Kind.PORT, Integer.toString(i), ""));
                if (i % 2 == 0) {
                  entry.strike();
                }
              });
      assertThat(LedgerFile.read(ledger.path()).open())
          .hasSize(500)
          .containsExactlyElementsOf(ledger.open());
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void only_this_user_may_read_the_directory() throws Exception {
    FileLedger.create(directory, OWNER);

    assertThat(Files.getPosixFilePermissions(directory))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void a_missing_directory_contains_no_ledgers() {
    assertThat(LedgerFile.in(directory)).isEmpty();
  }

  @Test
  void an_owner_is_dead_only_when_that_is_certain() {
    var elsewhere = new Place("other", "boot", "pid:[1]", "me");
    var rebooted = new Place("host", "boot2", "pid:[1]", "me");

    assertThat(OWNER.isProvenDead(HERE, (pid, start) -> false)).isTrue();
    assertThat(OWNER.isProvenDead(HERE, (pid, start) -> pid == 42 && start == 7)).isFalse();
    assertThat(OWNER.isProvenDead(elsewhere, (pid, start) -> false)).isFalse();
    assertThat(OWNER.isProvenDead(rebooted, (pid, start) -> false)).isFalse();
    assertThat(new LedgerFile(directory, Optional.empty(), List.of()))
        .matches(file -> !file.isAbandoned(HERE, (pid, start) -> false));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void the_place_of_a_pid_contains_boot_and_namespace() {
    assertThat(Place.here()).isEqualTo(Place.here());
    assertThat(Place.here().boot()).hasSize(36);
    assertThat(Place.here().namespace()).startsWith("pid:[");
  }
}
