package io.github.e2emaven.schedule;

import io.github.e2emaven.plan.TestFile;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** The test files that no stack has been opened for. Safe for several threads. */
public final class FileQueue {

  private final Queue<TestFile> files;
  private final TestSlots slots;

  /**
   * For one run.
   *
   * @param files in the order of their start
   * @param slots in which their tests run
   */
  public FileQueue(List<TestFile> files, TestSlots slots) {
    this.files = new ArrayDeque<>(files);
    this.slots = slots;
  }

  /** A test file, and its turn in the slots. */
  public record Next(TestFile file, TestSlots.Turn turn) {}

  /**
   * The next file for a place, at one go with its turn: an earlier file gets an earlier slot.
   *
   * @return empty when all files are taken
   */
  public synchronized Optional<Next> next(int place) {
    return Optional.ofNullable(files.poll()).map(file -> new Next(file, slots.open(place)));
  }
}
