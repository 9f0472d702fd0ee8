package io.github.e2emaven.stack;

import io.github.e2emaven.outcome.RunListener;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.process.DaemonThreads;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What is given back in the background, so that stopping a stack never holds up its slot. Releases
 * of one file happen one after the other, in the order given.
 */
public final class StackReleaser {

  private static final Executor THREADS = DaemonThreads.named("e2e-release");

  private final Map<TestFile, CompletableFuture<Void>> chains = new ConcurrentHashMap<>();
  private final RunListener listener;

  /** Tells the listener what could not be released. */
  public StackReleaser(RunListener listener) {
    this.listener = listener;
  }

  /** Tells what could not be released. */
  void notice(String message) {
    listener.notice(message);
  }

  /** Queues a release behind the earlier ones of the same file. */
  void submit(TestFile file, Runnable release) {
    chains.compute(
        file,
        (key, before) ->
            (before == null ? CompletableFuture.<Void>completedFuture(null) : before)
                .handleAsync((done, failure) -> guarded(file, release), THREADS));
  }

  /** Returns when everything is released, or says what is still under way after the time. */
  void await(Duration patience) throws InterruptedException {
    var all = CompletableFuture.allOf(chains.values().toArray(CompletableFuture<?>[]::new));
    try {
      all.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      listener.notice("stacks could not be released: " + e.getCause());
    } catch (TimeoutException e) {
      listener.notice("stacks are still being stopped after " + patience.toSeconds() + " s");
    }
  }

  private @Nullable Void guarded(TestFile file, Runnable release) {
    try {
      release.run();
    } catch (RuntimeException | LinkageError e) {
      // Linkage fails when Maven has closed our class loader: the later ones still get their try.
      listener.notice("a stack of %s could not be released: %s".formatted(file.simpleName(), e));
    }
    return null;
  }
}
