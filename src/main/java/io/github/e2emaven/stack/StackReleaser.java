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
 * Releases stacks in the background, so that a slot never waits for the stop of a server. Releases
 * of one file run one after the other, in the order of their submission.
 */
public final class StackReleaser {

  private final Executor threads;
  private final Map<TestFile, CompletableFuture<Void>> chains = new ConcurrentHashMap<>();
  private final RunListener listener;

  /** With a listener that receives what cannot be released. */
  public StackReleaser(RunListener listener) {
    this(listener, DaemonThreads.named("e2e-release"));
  }

  StackReleaser(RunListener listener, Executor threads) {
    this.listener = listener;
    this.threads = threads;
  }

  /** Reports what cannot be released. */
  void notice(String message) {
    listener.notice(message);
  }

  /** Queues a release behind the earlier ones of the same file. */
  void submit(TestFile file, Runnable release) {
    chains.compute(
        file,
        (key, before) ->
            (before == null ? CompletableFuture.<Void>completedFuture(null) : before)
                .handleAsync((done, failure) -> guarded(file, release), this::start));
  }

  /** Where the limit of threads is reached, the caller releases: it must happen all the same. */
  private void start(Runnable release) {
    try {
      threads.execute(release);
    } catch (OutOfMemoryError e) {
      release.run();
    }
  }

  /** Returns when everything is released, or reports what is still running after that time. */
  void await(Duration patience) throws InterruptedException {
    var all = CompletableFuture.allOf(chains.values().toArray(CompletableFuture<?>[]::new));
    try {
      all.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      listener.notice("Cannot release the stacks: " + e.getCause());
    } catch (TimeoutException e) {
      listener.notice("Stacks are still stopping after " + patience.toSeconds() + " s");
    }
  }

  private @Nullable Void guarded(TestFile file, Runnable release) {
    try {
      release.run();
    } catch (RuntimeException | LinkageError e) {
      // Linkage fails when Maven has closed our class loader: later releases must still run.
      listener.notice("Cannot release a stack of %s: %s".formatted(file.simpleName(), e));
    }
    return null;
  }
}
