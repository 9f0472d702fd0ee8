package io.github.e2emaven.server.archive;

import io.github.e2emaven.ledger.DirectoryCache;
import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.postgres.MemoryLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Caches below the directory of a test. */
final class SampleMeans {

  private static final Ledger LEDGER = new MemoryLedger();

  private SampleMeans() {}

  static PrivateCache cache(Path directory) throws IOException {
    return new PrivateCache(directories(directory, "r1"));
  }

  /** The cache as one run sees it. */
  static DirectoryCache directories(Path directory, String run) throws IOException {
    var cache = directory.resolve("cache");
    Files.createDirectories(cache);
    return new DirectoryCache(cache, new RunId(run), LEDGER, notice -> {});
  }
}
