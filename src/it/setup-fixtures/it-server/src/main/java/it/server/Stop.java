package it.server;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/** Ways not to end after SIGTERM. */
public final class Stop {

  private Stop() {}

  /** Hears nothing. */
  public static void ignoreTerm() {
    Signal.handle(new Signal("TERM"), signal -> System.out.println("ignores " + signal));
  }

  /** Begins to stop, and is not ready for ever. */
  public static void never() {
    hook(() -> new CountDownLatch(1).await());
  }

  /** Is ready when a file is there. */
  static void when(Path file) {
    hook(() -> Thief.await(file));
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private static void hook(Work work) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  System.out.println("begins to stop");
                  try {
                    work.run();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
  }
}
