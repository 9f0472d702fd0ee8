package io.github.e2emaven.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.StageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another process is told is proven by the fault "Two runs at once in one checkout". */
class ReportsLockTests {

  @TempDir Path directory;

  @Test
  void runs_of_one_maven_share_it_until_the_last_is_judged() throws Exception {
    var first = take("reports");
    var second = take("reports");

    first.close();
    assertThat(isFree()).isFalse();

    second.close();
    assertThat(isFree()).isTrue();
  }

  @Test
  void each_project_has_its_own() throws Exception {
    try (var one = take("one");
        var other = take("other")) {
      assertThat(one).isNotSameAs(other);
    }
  }

  @Test
  void a_cache_directory_that_cannot_be_used_is_named_with_its_parameter() throws Exception {
    var file = Files.createFile(directory.resolve("file"));
    var cache = new CacheLayout(file);

    assertThatThrownBy(() -> cache.use(() -> ReportsLock.take(cache, directory, "me")))
        .isInstanceOf(StageException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("<cacheDirectory>");
  }

  private ReportsLock take(String reports) throws IOException {
    return ReportsLock.take(new CacheLayout(directory), directory.resolve(reports), "me");
  }

  private boolean isFree() throws IOException {
    try (var files = Files.list(directory.resolve("locks"));
        var channel = FileChannel.open(files.findFirst().orElseThrow(), StandardOpenOption.WRITE)) {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }
}
