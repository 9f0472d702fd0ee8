package io.github.e2emaven.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.SecondUser;
import io.github.e2emaven.outcome.StageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Another user can write to the cache directory. */
@EnabledOnOs(OS.LINUX)
@Tag("process")
class CacheLayoutTests {

  @TempDir Path directory;

  @Test
  void what_this_user_made_is_used() throws IOException {
    Files.createFile(directory.resolve("guardian.log"));
    Files.createDirectory(directory.resolve("locks"));
    var cache = new CacheLayout(directory);
    assertThat(cache.prepared()).isSameAs(cache);
  }

  @Test
  void a_link_in_place_of_the_guardians_log_is_rejected() throws IOException {
    Files.createSymbolicLink(directory.resolve("guardian.log"), directory.resolve("precious"));
    rejects("guardian.log is a link, or does not belong to this user");
  }

  @Test
  void locks_in_a_directory_of_another_user_are_rejected() throws IOException {
    SecondUser.assumePossible();
    SecondUser.owns(Files.createDirectory(directory.resolve("locks")));
    rejects("locks is a link, or does not belong to this user");
  }

  @Test
  void a_link_in_place_of_a_lock_is_not_followed() throws IOException {
    var cache = new CacheLayout(directory);
    ReportsLock.take(cache, directory, "me").close();
    var precious = Files.writeString(directory.resolve("precious"), "1234");
    try (var files = Files.list(directory.resolve("locks"))) {
      var lock = files.findFirst().orElseThrow();
      Files.delete(lock);
      Files.createSymbolicLink(lock, precious);
    }
    assertThatThrownBy(() -> cache.use(() -> ReportsLock.take(cache, directory, "me")))
        .isInstanceOf(StageException.class);
    assertThat(precious).hasContent("1234");
  }

  private void rejects(String message) {
    var cache = new CacheLayout(directory);
    assertThatThrownBy(() -> cache.use(() -> ReportsLock.take(cache, directory, "me")))
        .isInstanceOf(StageException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("<cacheDirectory>");
  }
}
