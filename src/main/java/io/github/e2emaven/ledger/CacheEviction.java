package io.github.e2emaven.ledger;

import io.github.e2emaven.files.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Bounds what a cache keeps of one kind: the directories that were not used for the longest time
 * are deleted. One that was used within the last hour stays: another build may be using it.
 *
 * @param cache holds the directories
 * @param prefix of the names of one kind
 * @param bytes that they may take together
 */
public record CacheEviction(DirectoryCache cache, String prefix, long bytes) {

  private static final Duration IN_USE = Duration.ofHours(1);

  private record Kept(Path directory, long size, Instant used) {}

  /** Deletes what is too much. */
  public void run() throws IOException {
    long taken = 0;
    for (var kept : latestFirst()) {
      taken += kept.size();
      if (taken > bytes && kept.used().isBefore(Instant.now().minus(IN_USE))) {
        cache.discard(kept.directory().getFileName().toString());
      }
    }
  }

  private List<Kept> latestFirst() throws IOException {
    var all = new ArrayList<Kept>();
    try (var found = Files.newDirectoryStream(cache.root(), prefix + "*")) {
      for (var directory : found) {
        var name = directory.getFileName().toString();
        if (!name.contains(".tmp-")) {
          all.add(
              new Kept(
                  directory,
                  FileTree.size(directory),
                  Files.getLastModifiedTime(directory).toInstant()));
        }
      }
    } catch (NoSuchFileException | UncheckedIOException e) {
      return List.of(); // another build deletes, too; the next one finds the rest
    }
    all.sort(Comparator.comparing(Kept::used).reversed());
    return all;
  }
}
