package io.github.e2emaven.postgres;

import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.process.Cancellation;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sessions in one database, waited for when the server is down or full. All who wait share one
 * deadline, which runs from the beginning of the trouble: a server that stays away costs a run this
 * time once, and not for each of its test files. Safe for several threads.
 */
public final class RetryingSessions {

  /** A restart with crash recovery takes seconds. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration POLL = Duration.ofMillis(200);

  /** Of pgjdbc, in seconds: somebody waits at a terminal for Maven's end. */
  private static final String HASTE = "3";

  private final DatabaseAddress address;
  private final Cancellation cancellation;
  private final Duration patience;
  private final AtomicReference<@Nullable Long> trouble = new AtomicReference<>();

  /**
   * For one address.
   *
   * @param cancellation ends all waiting
   * @param patience how long a trouble may last
   */
  public RetryingSessions(DatabaseAddress address, Cancellation cancellation, Duration patience) {
    this.address = address;
    this.cancellation = cancellation;
    this.patience = patience;
  }

  /** The same for another role. */
  RetryingSessions as(Credentials other) {
    return new RetryingSessions(address.as(other), cancellation, patience);
  }

  /** Where they lead. */
  DatabaseAddress address() {
    return address;
  }

  /** Whether the run is being ended, so that nothing is worth waiting for. */
  public boolean isCancelled() {
    return cancellation.isCancelled();
  }

  /** A session, or the refusal, at once. */
  public SqlSession now() throws SQLException {
    var session = SqlSession.open(address, loginLimits());
    trouble.set(null);
    return session;
  }

  private Properties loginLimits() {
    var limits = new Properties();
    if (isCancelled()) {
      limits.setProperty("connectTimeout", HASTE);
      limits.setProperty("socketTimeout", HASTE);
    }
    return limits;
  }

  /** Runs commands that must not outlast the run's cancellation for long. */
  public void limited(SqlSession session, SqlSession.Work commands) throws SQLException {
    CancellableSql.run(session, cancellation, commands);
  }

  /** How long a server may say nothing while it drops a database. */
  public Duration dropLimit() {
    return isCancelled() ? SqlSession.SOON : SqlSession.LONG;
  }

  /** A session; a refusal that passes this test is waited out, as long as the patience lasts. */
  SqlSession patient(Predicate<SQLException> isPassing) throws SQLException {
    long start = System.nanoTime();
    while (true) {
      try {
        return now();
      } catch (SQLException e) {
        if (!isPassing.test(e) || isOver(start) || isCancelledSoon()) {
          throw e;
        }
      }
    }
  }

  /** The patience begins anew: for what is tried the last time. */
  void forgetTrouble() {
    trouble.set(null);
  }

  private boolean isOver(long start) {
    long now = System.nanoTime();
    var since = trouble.updateAndGet(old -> old == null ? now : old);
    long began = since == null ? start : Math.min(start, since);
    return now - began >= patience.toNanos();
  }

  private boolean isCancelledSoon() {
    try {
      return cancellation.await(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
