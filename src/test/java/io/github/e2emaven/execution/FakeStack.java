package io.github.e2emaven.execution;

import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.process.ExitStatus;
import io.github.e2emaven.stack.Stack;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A stack without processes that counts what is done to it. */
final class FakeStack implements Stack {

  final CountDownLatch killed = new CountDownLatch(1);
  final CountDownLatch closed = new CountDownLatch(1);
  final CompletableFuture<ExitStatus> exit = new CompletableFuture<>();
  private final StackAddress address;

  FakeStack(StackAddress address) {
    this.address = address;
  }

  @Override
  public StackAddress address() {
    return address;
  }

  @Override
  public CompletableFuture<ExitStatus> serverExit() {
    return exit;
  }

  @Override
  public Watch watchTests(Runnable leftBehind) {
    return () -> {};
  }

  @Override
  public Optional<String> diagnose() {
    return Optional.of("a.T.hangs(T.java:7)");
  }

  @Override
  public void kill(Duration grace) {
    killed.countDown();
  }

  @Override
  public void killLeaks() {
    close();
  }

  @Override
  public void discard() {
    close();
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
