package io.github.e2emaven.execution;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** A fixed number of places, each with a thread of its own. */
final class WorkerPool {

  private final int places;

  WorkerPool(int places) {
    this.places = places;
  }

  /**
   * Works in every place at the same time; returns when all are done.
   *
   * @param work takes the number of its place, 1..places; must not throw
   * @param onInterrupt makes the work end soon; runs when the caller's thread is interrupted
   * @throws InterruptedException when interrupted; all places are done then, too
   */
  void run(IntConsumer work, Runnable onInterrupt) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(places, WorkerPool::named);
    for (int place = 1; place <= places; place++) {
      var number = place;
      threads.execute(() -> work.accept(number));
    }
    threads.shutdown();
    try {
      awaitEnd(threads);
    } catch (InterruptedException e) {
      onInterrupt.run();
      awaitEnd(threads);
      throw e;
    }
  }

  /** Every attempt is bounded by its own timeout, so the whole is bounded too. */
  private static void awaitEnd(ExecutorService threads) throws InterruptedException {
    threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
  }

  private static Thread named(Runnable work) {
    return new Thread(work, "e2e-stack");
  }
}
