package io.github.e2emaven.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run is doing at a moment.
 *
 * @param now the moment
 * @param start of the run, or of its preparation
 * @param step what it does while no test file runs; null for nothing
 * @param workers slots; 0 before they open
 * @param files whose stacks exist, in the order of their start
 * @param counts of test files
 * @param left estimated time to the end; null when no earlier run is known
 */
record ProgressView(
    Instant now,
    Instant start,
    @Nullable Step step,
    int workers,
    List<FileProgress> files,
    Counts counts,
    @Nullable Duration left) {

  /** Words such as {@code starts PostgreSQL}, and since when. */
  record Step(String words, Instant since) {}

  /**
   * Numbers of test files.
   *
   * @param ended their result is final
   * @param failed of those that ended: failed or broken
   * @param all of the run
   */
  record Counts(int ended, int failed, int all) {}

  ProgressView {
    files = List.copyOf(files);
  }

  /** The file that a slot has taken; empty when the slot is idle. */
  Optional<FileProgress> inSlot(int slot) {
    return files.stream().filter(file -> file.slot() == slot).findFirst();
  }

  Stream<FileProgress> inSlots() {
    return files.stream().filter(FileProgress::hasSlot);
  }

  /** Stacks that no slot waits for. */
  long ahead() {
    return files.stream().filter(file -> !file.hasSlot()).count();
  }

  Duration since(Instant then) {
    return Duration.between(then, now);
  }
}
