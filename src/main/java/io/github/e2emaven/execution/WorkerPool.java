package io.github.e2emaven.execution;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** A fixed number of slots that work off a queue, each on a thread of its own. */
final class WorkerPool {

  private final int slots;

  WorkerPool(int slots) {
    this.slots = slots;
  }

  /**
   * Hands every item to a free slot, in order; returns when all are done.
   *
   * @param work takes an item and the number of its slot, 1..slots; must not throw
   * @param onInterrupt makes the work end soon; runs when the caller's thread is interrupted
   * @throws InterruptedException when interrupted; all slots are done then, too
   */
  <T> void drain(Iterable<T> items, BiConsumer<T, Integer> work, Runnable onInterrupt)
      throws InterruptedException {
    Queue<T> queue = new ConcurrentLinkedQueue<>();
    items.forEach(queue::add);
    ExecutorService threads = Executors.newFixedThreadPool(slots, WorkerPool::named);
    for (int slot = 1; slot <= slots; slot++) {
      var number = slot;
      threads.execute(() -> workOff(queue, number, work));
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

  private static <T> void workOff(Queue<T> queue, int slot, BiConsumer<T, Integer> work) {
    for (var item = queue.poll(); item != null; item = queue.poll()) {
      work.accept(item, slot);
    }
  }

  private static Thread named(Runnable work) {
    return new Thread(work, "e2e-slot");
  }
}
