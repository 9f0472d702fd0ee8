package io.github.e2emaven.run;

import io.github.e2emaven.outcome.RunListener;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.postgres.template.CloneFactory;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.server.NeverListenedException;
import io.github.e2emaven.server.archive.StartAcceleration;
import io.github.e2emaven.stack.SingleStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds the server's class-data archive beside the first test files, when no warm-up has built it:
 * by a server of its own, on ports and a database of its own, at low priority.
 */
final class ArchiveTraining implements AutoCloseable {

  /** Stands for a test file. */
  static final TestFile NAME = new TestFile("training");

  private static final Path NICE = Path.of("/usr/bin/nice");

  private final StartAcceleration acceleration;
  private final RunListener listener;
  private final Cancellation cancellation = new Cancellation();
  private volatile boolean ready;
  private @Nullable Thread thread;

  /**
   * For one run.
   *
   * @param acceleration of its servers
   * @param listener is told how they start
   */
  ArchiveTraining(StartAcceleration acceleration, RunListener listener) {
    this.acceleration = acceleration;
    this.listener = listener;
  }

  /**
   * Tells how servers start, once the template is complete; no archive is built where one more
   * server does not fit.
   *
   * @param capacity of the run
   * @param isolated whether each server has a database of its own, which the training cannot touch
   */
  void announce(Capacity capacity, boolean isolated) {
    if (acceleration.isWanted() && !capacity.spare()) {
      acceleration.skip("there is no room for the server that builds it, beside the workers");
    }
    if (acceleration.isWanted() && !isolated && capacity.slots().workers() == 1) {
      acceleration.skip("only one server may run at a time (one worker, <database><skip>)");
    }
    tell();
  }

  private void tell() {
    var line = acceleration.describe();
    if (!line.isEmpty()) {
      listener.serverStart(line);
    }
  }

  /** Ends the training before its time, or with the run. */
  Cancellation cancellation() {
    return cancellation;
  }

  /**
   * Begins in the background, if an archive is wanted.
   *
   * @param clones null for a run without databases
   */
  void begin(SingleStart start, @Nullable CloneFactory clones) {
    if (acceleration.isWanted()) {
      var begun = new Thread(() -> train(start, clones), "e2e-training");
      begun.setDaemon(true);
      begun.start();
      thread = begun;
    }
  }

  private void train(SingleStart start, @Nullable CloneFactory clones) {
    try {
      onClone(start, clones);
    } catch (NeverListenedException e) {
      acceleration.refuse();
    } catch (StageException e) {
      acceleration.skip("it could not be built: " + e.headline());
    }
    if (!cancellation.isCancelled()) {
      tell();
    }
  }

  private void onClone(SingleStart start, @Nullable CloneFactory clones) {
    if (clones == null) {
      start.train(null, priority(), this::onReady);
      return;
    }
    var clone = clones.create(NAME, 1);
    try {
      start.train(clone.address(), priority(), this::onReady);
    } finally {
      clone.close();
    }
  }

  private void onReady() {
    ready = true;
  }

  private static List<String> priority() {
    return Files.isExecutable(NICE) ? List.of(NICE.toString(), "-n", "10") : List.of();
  }

  /** Waits while the archive is being written, which takes seconds; ends what takes longer. */
  @Override
  public void close() {
    if (thread == null) {
      return;
    }
    if (!ready) {
      cancellation.cancel("the run is over");
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      cancellation.cancel("Maven was interrupted");
      Thread.currentThread().interrupt();
    }
  }
}
