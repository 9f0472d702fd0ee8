package io.github.e2emaven.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.SecondUser;
import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.ledger.LedgerResource.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that another user may have written: it names a process and a directory of ours. */
@EnabledOnOs(OS.LINUX)
@Tag("process")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StrangersLedgerTests {

  @TempDir Path directory;
  private DeadRun run;
  private Path precious;

  @BeforeEach
  void list_what_is_ours() throws IOException {
    run = DeadRun.in(directory);
    run.process("one-1");
    precious = Files.createDirectory(directory.resolve("thing.tmp-" + run.id));
    Files.createDirectory(precious.resolve("bin"));
    list(precious);
  }

  @AfterEach
  void kill() {
    run.kill();
  }

  @Test
  void a_ledger_of_this_user_is_believed() {
    assertThat(run.reap().isClean()).isTrue();
    assertThat(precious).doesNotExist();
  }

  @Test
  void a_ledger_of_another_user_is_not_believed() throws IOException {
    SecondUser.assumePossible();
    SecondUser.owns(run.ledger.path());
    refuses(run.ledger.path() + " is not a regular file that only you can write to (user 65534");
  }

  @Test
  void a_ledger_in_a_directory_of_another_user_is_not_believed() throws IOException {
    SecondUser.assumePossible();
    SecondUser.owns(ledgers());
    refuses(ledgers() + " is not a directory that only you can write to (user 65534");
  }

  @Test
  void a_ledger_in_a_directory_that_others_can_write_is_not_believed() throws IOException {
    Files.setPosixFilePermissions(ledgers(), PosixFilePermissions.fromString("rwxrwxrwx"));
    refuses("its mode is 777");
    assertThatThrownBy(() -> DeadRun.in(directory))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("<cacheDirectory>");
  }

  @Test
  void a_ledger_with_a_second_name_is_not_believed() throws IOException {
    Files.createLink(directory.resolve("second"), run.ledger.path());
    refuses("is not a regular file");
  }

  @Test
  void a_link_to_a_ledger_is_not_believed() throws IOException {
    var moved = Files.move(run.ledger.path(), directory.resolve("moved"));
    Files.createSymbolicLink(run.ledger.path(), moved);
    refuses("is not a regular file");
  }

  @Test
  void a_fifo_in_place_of_a_ledger_blocks_nothing() throws Exception {
    Files.delete(run.ledger.path());
    var fifo = run.ledger.path().toString();
    assertThat(new ProcessBuilder("mkfifo", fifo).start().waitFor()).isZero();
    refuses("is not a regular file");
  }

  @Test
  void directories_elsewhere_or_of_another_user_are_left_alone() throws IOException {
    var elsewhere = Files.createDirectories(directory.resolve("home/thing.tmp-" + run.id));
    var cluster = Files.createDirectories(directory.resolve(run.cookie("postgres")));
    list(elsewhere);
    list(cluster);
    var report = run.reap();
    assertThat(elsewhere).exists();
    assertThat(cluster).exists();
    assertThat(report.toString()).contains("not directly below");
  }

  @Test
  void a_directory_of_another_user_in_the_right_place_is_left_alone() throws IOException {
    SecondUser.assumePossible();
    SecondUser.owns(precious);
    assertThat(run.reap().isClean()).isFalse();
    assertThat(precious).exists();
  }

  private void refuses(String message) {
    assertThatThrownBy(() -> run.reap())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(message);
    assertThat(precious).exists();
    assertThat(run.isAlive("one-1")).isTrue();
  }

  private void list(Path path) {
    run.ledger.enter(new LedgerResource(Kind.DIRECTORY, path.toString(), ""));
  }

  private Path ledgers() {
    return directory.resolve("ledgers");
  }
}
