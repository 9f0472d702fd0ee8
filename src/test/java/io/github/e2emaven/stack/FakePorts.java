package io.github.e2emaven.stack;

import io.github.e2emaven.net.PortSource;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts up from 10001, refuses after a number of claims, and knows what is held. */
final class FakePorts implements PortSource {

  final Set<Integer> held = new ConcurrentSkipListSet<>();
  private final AtomicInteger last = new AtomicInteger(10_000);
  private final int limit;
  private final RuntimeException refusal;

  FakePorts(int limit, RuntimeException refusal) {
    this.limit = limit;
    this.refusal = refusal;
  }

  @Override
  public PortSource.Claim claim() {
    int port = last.incrementAndGet();
    if (port > 10_000 + limit) {
      throw refusal;
    }
    held.add(port);
    return new Claim(port);
  }

  private final class Claim implements PortSource.Claim {

    private final int port;

    Claim(int port) {
      this.port = port;
    }

    @Override
    public int port() {
      return port;
    }

    @Override
    public void close() {
      held.remove(port);
    }
  }
}
