package io.github.e2emaven.process;

import java.util.concurrent.CompletableFuture;

/** The order to end a run before its time: given once, seen by everything that waits. */
public final class Cancellation {

  private final CompletableFuture<String> reason = new CompletableFuture<>();
  private final CompletableFuture<String> given = reason.copy();

  /** Orders the end; the first reason stands. */
  public void cancel(String why) {
    reason.complete(why);
  }

  /** Whether the order was given. */
  public boolean isCancelled() {
    return reason.isDone();
  }

  /** The first reason, or the given text when nobody has cancelled. */
  public String reasonOr(String none) {
    return reason.getNow(none);
  }

  /** Completes with the reason when the order is given; one for all, to be waited for only. */
  public CompletableFuture<String> whenCancelled() {
    return given;
  }
}
