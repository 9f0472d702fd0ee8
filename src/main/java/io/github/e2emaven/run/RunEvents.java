package io.github.e2emaven.run;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.ProcessLeak;
import io.github.e2emaven.outcome.RunListener;
import io.github.e2emaven.outcome.RunRecord;
import io.github.e2emaven.plan.RunDirectory;
import io.github.e2emaven.plan.TestFile;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Puts the events of a run in order: whatever thread sends one, a single thread hands it to each
 * listener, the first listener first. Listeners therefore need no locks.
 */
public final class RunEvents implements RunListener, AutoCloseable {

  private static final long TICK_MILLIS = 1_000;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var created = new Thread(work, "e2e-events");
            created.setDaemon(true);
            return created;
          });
  private final List<RunListener> listeners;
  private final Consumer<String> onFailure;

  /**
   * For one run.
   *
   * @param listeners in the order in which each receives an event
   * @param onFailure receives the reason when a listener throws: the run cannot be shown or
   *     recorded any more
   */
  public RunEvents(List<RunListener> listeners, Consumer<String> onFailure) {
    this.listeners = List.copyOf(listeners);
    this.onFailure = onFailure;
    var unused =
        thread.scheduleWithFixedDelay(
            () -> deliver(RunListener::tick), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void stepStarted(String step) {
    dispatch(listener -> listener.stepStarted(step));
  }

  @Override
  public void databaseReady(DatabaseReady database) {
    dispatch(listener -> listener.databaseReady(database));
  }

  @Override
  public void serverStart(String line) {
    dispatch(listener -> listener.serverStart(line));
  }

  @Override
  public void runStarted(int workers, int ahead) {
    dispatch(listener -> listener.runStarted(workers, ahead));
  }

  @Override
  public void phaseStarted(PhaseStart phase) {
    dispatch(listener -> listener.phaseStarted(phase));
  }

  @Override
  public void attemptStarted(TestFile file, int attempt, int slot) {
    dispatch(listener -> listener.attemptStarted(file, attempt, slot));
  }

  @Override
  public void attemptEnded(TestFile file, AttemptOutcome outcome) {
    dispatch(listener -> listener.attemptEnded(file, outcome));
  }

  @Override
  public void fileEnded(FileOutcome outcome) {
    dispatch(listener -> listener.fileEnded(outcome));
  }

  @Override
  public void leaked(ProcessLeak leak) {
    dispatch(listener -> listener.leaked(leak));
  }

  @Override
  public void notice(String message) {
    dispatch(listener -> listener.notice(message));
  }

  @Override
  public void testsEnded() {
    dispatch(RunListener::testsEnded);
  }

  @Override
  public void interrupted(RunRecord run, RunDirectory directory) {
    dispatch(listener -> listener.interrupted(run, directory));
  }

  /**
   * Runs work on the events' thread, after every event that was sent before, and returns when it is
   * done.
   *
   * @throws RuntimeException what the work throws
   */
  public void await(Runnable work) {
    try {
      CompletableFuture.runAsync(work, thread).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Returns when every event that was sent before is delivered. */
  public void flush() {
    await(() -> {});
  }

  /** Delivers what was sent; later events are delivered on the thread that sends them. */
  @Override
  public void close() {
    flush();
    thread.shutdown();
  }

  private void dispatch(Consumer<RunListener> event) {
    try {
      thread.execute(() -> deliver(event));
    } catch (RejectedExecutionException e) {
      // A release that outlasts the run: its message must not be lost.
      deliver(event);
    }
  }

  private synchronized void deliver(Consumer<RunListener> event) {
    for (var listener : listeners) {
      try {
        event.accept(listener);
      } catch (RuntimeException | LinkageError e) {
        onFailure.accept("the run cannot be shown or recorded: " + e);
      }
    }
  }
}
