package io.github.e2emaven.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.postgres.MemoryLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is deleted when a cache keeps too much of one kind. */
class CacheEvictionTests {

  @TempDir private Path directory;

  @Test
  void the_directories_used_longest_ago_are_deleted() throws IOException {
    keep("start-archive-a", Duration.ofHours(5));
    keep("start-classes-b", Duration.ofHours(4));
    keep("start-archive-c", Duration.ofHours(3));
    new CacheEviction(cache(), "start-", 250).run();
    assertThat(left("start-archive-a")).isFalse();
    assertThat(left("start-classes-b")).isTrue();
    assertThat(left("start-archive-c")).isTrue();
  }

  @Test
  void one_used_within_the_last_hour_stays_and_so_does_all_else_in_the_cache() throws IOException {
    keep("start-archive-a", Duration.ofMinutes(50));
    keep("start-archive-b.tmp-r9", Duration.ofHours(9));
    keep("embedded-postgres", Duration.ofHours(9));
    new CacheEviction(cache(), "start-", 1).run();
    assertThat(left("start-archive-a")).isTrue();
    assertThat(left("start-archive-b.tmp-r9")).as("being made").isTrue();
    assertThat(left("embedded-postgres")).isTrue();
  }

  private DirectoryCache cache() {
    return new DirectoryCache(directory, new RunId("r1"), new MemoryLedger(), notice -> {});
  }

  private void keep(String name, Duration age) throws IOException {
    var kept = directory.resolve(name);
    Files.write(Files.createDirectories(kept).resolve("file"), new byte[100]);
    Files.setLastModifiedTime(kept, FileTime.from(Instant.now().minus(age)));
  }

  private boolean left(String name) {
    return Files.exists(directory.resolve(name));
  }
}
