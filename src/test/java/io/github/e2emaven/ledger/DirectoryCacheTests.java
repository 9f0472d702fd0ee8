package io.github.e2emaven.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.postgres.MemoryLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryCacheTests {

  @TempDir private Path temporary;
  private final AtomicInteger runs = new AtomicInteger();
  private final MemoryLedger ledger = new MemoryLedger();

  @Test
  void concurrent_callers_all_get_a_complete_directory() throws Exception {
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

  private DirectoryCache cache() {
    return new DirectoryCache(temporary, new RunId("r" + runs.incrementAndGet()), ledger);
  }

  private java.util.List<String> names() throws IOException {
    try (var files = Files.list(temporary)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
