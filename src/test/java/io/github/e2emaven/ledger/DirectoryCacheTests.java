package io.github.e2emaven.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.SecondUser;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.postgres.MemoryLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("process")
class DirectoryCacheTests {

  @TempDir private Path temporary;
  private final AtomicInteger runs = new AtomicInteger();
  private final MemoryLedger ledger = new MemoryLedger();
  private final List<String> notices = new CopyOnWriteArrayList<>();

  @Test
  void concurrent_callers_all_get_a_complete_directory() throws Exception {
    fourAtATimeGetIt();
    assertThat(names()).containsExactly("thing");
  }

  private Path made(CyclicBarrier all) throws Exception {
    all.await(30, TimeUnit.SECONDS);
    return cache()
        .directory("thing", directory -> Files.writeString(directory.resolve("file"), "whole"));
  }

  @Test
  void the_ledger_lists_a_directory_until_it_is_complete() throws IOException {
    cache()
        .directory(
            "thing",
            directory ->
                assertThat(ledger.open())
                    .extracting(LedgerResource::name)
                    .containsExactly(directory.toString()));

    assertThat(ledger.open()).isEmpty();
    assertThat(names()).containsExactly("thing");
  }

  @Test
  void a_failed_attempt_leaves_nothing() throws IOException {
    assertThatThrownBy(
            () ->
                cache()
                    .directory(
                        "thing",
                        directory -> {
                          Files.writeString(directory.resolve("file"), "ha");
                          throw new IOException("half done");
                        }))
        .hasMessage("half done");
    assertThat(names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", ".contents"})
  void a_truncated_file_makes_the_directory_again(String name) throws IOException {
    var whole = thing();
    Files.write(whole.resolve(name), new byte[0]);
    assertThat(thing().resolve("file")).hasContent("whole");
    assertThat(notices).singleElement().asString().contains(whole + " is damaged (");
    isWholeAgain();
  }

  @Test
  void a_file_of_the_same_size_but_other_content_makes_the_directory_again() throws IOException {
    // as a crash of the machine leaves a file whose blocks were not on the disk yet
    Files.write(thing().resolve("file"), new byte["whole".length()]);
    assertThat(thing().resolve("file")).hasContent("whole");
    assertThat(notices).singleElement().asString().contains("file is missing or has changed");
    isWholeAgain();
  }

  @Test
  void a_deleted_file_makes_the_directory_again() throws IOException {
    Files.delete(thing().resolve("file"));
    assertThat(thing().resolve("file")).hasContent("whole");
    isWholeAgain();
  }

  @Test
  void a_lost_mode_makes_the_directory_again() throws IOException {
    Files.setPosixFilePermissions(
        thing().resolve("file"), PosixFilePermissions.fromString("---------"));
    assertThat(thing().resolve("file")).hasContent("whole");
    isWholeAgain();
  }

  @Test
  void an_undamaged_directory_is_made_once() throws IOException {
    var inode = Files.getAttribute(thing(), "unix:ino");
    assertThat(Files.getAttribute(thing(), "unix:ino")).isEqualTo(inode);
    assertThat(notices).isEmpty();
  }

  @Test
  void concurrent_callers_repair_a_directory_once() throws Exception {
    Files.delete(thing().resolve("file"));
    fourAtATimeGetIt();
    assertThat(notices).hasSize(1);
    isWholeAgain();
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_link_in_place_of_the_lock_is_not_followed() throws IOException {
    Files.delete(thing().resolve("file"));
    Files.createSymbolicLink(temporary.resolve("repair.lock"), temporary.resolve("elsewhere"));
    assertThatThrownBy(this::thing).hasMessageContaining("is not a regular file of this user");
    assertThat(temporary.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void a_damaged_directory_of_another_user_is_left_alone() throws IOException {
    SecondUser.assumePossible();
    var whole = thing();
    Files.delete(whole.resolve("file"));
    SecondUser.owns(whole);
    assertThat(thing().resolve("file")).doesNotExist();
    assertThat(notices).isEmpty();
  }

  @Test
  void a_directory_is_found_only_while_it_is_whole() throws IOException {
    assertThat(cache().find("thing")).isEmpty();
    var whole = thing();
    assertThat(cache().find("thing")).contains(whole);
    Files.write(whole.resolve("file"), new byte[0]);
    assertThat(cache().find("thing")).isEmpty();
    assertThat(notices).singleElement().asString().contains(whole + " is damaged (");
    assertThat(names()).containsExactly("repair.lock");
    assertThat(ledger.open()).isEmpty();
  }

  @Test
  void a_directory_that_does_not_exist_can_be_discarded() throws IOException {
    cache().discard("nothing");
    assertThat(names()).isEmpty();
    assertThat(ledger.open()).isEmpty();
  }

  private Path thing() throws IOException {
    return cache()
        .directory("thing", directory -> Files.writeString(directory.resolve("file"), "whole"));
  }

  private void isWholeAgain() throws IOException {
    assertThat(names()).containsExactlyInAnyOrder("thing", "repair.lock");
    assertThat(ledger.open()).isEmpty();
  }

  private DirectoryCache cache() {
    return new DirectoryCache(
        temporary, new RunId("r" + runs.incrementAndGet()), ledger, notices::add);
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(temporary)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private void fourAtATimeGetIt() throws Exception {
    var all = new CyclicBarrier(4);
    var pool = Executors.newFixedThreadPool(4);
    try {
      var results = IntStream.range(0, 4).mapToObj(i -> pool.submit(() -> made(all))).toList();
      for (var result : results) {
        assertThat(result.get(30, TimeUnit.SECONDS).resolve("file")).hasContent("whole");
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
