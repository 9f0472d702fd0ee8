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
 * Opens sessions in one database and retries while the server is down or full. All threads share
 * one deadline, which runs from the first refusal: an outage costs a run this time once, not once
 * per test file. Safe for several threads.
 */
public final class RetryingSessions {

  /** Long enough for a restart with crash recovery, which takes seconds. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration POLL = Duration.ofMillis(200);

  /** For pgjdbc, in seconds: after Ctrl-C, Maven must exit soon. */
  private static final String CANCELLED_TIMEOUT = "3";

  private final DatabaseAddress address;
  private final Cancellation cancellation;
  private final Duration patience;
  private final AtomicReference<@Nullable Long> outage = new AtomicReference<>();

  /**
   * For one address.
   *
   * @param cancellation ends all waits
   * @param patience how long an outage may last
   */
  public RetryingSessions(DatabaseAddress address, Cancellation cancellation, Duration patience) {
    this.address = address;
    this.cancellation = cancellation;
    this.patience = patience;
  }

  /** Sessions of another role in this database. */
  RetryingSessions as(Credentials other) {
    return new RetryingSessions(address.as(other), cancellation, patience);
  }

  /** The database and the role of the sessions. */
  DatabaseAddress address() {
    return address;
  }

  /** Whether the run is cancelled, so that nothing waits any more. */
  public boolean isCancelled() {
    return cancellation.isCancelled();
  }

  /** Opens a session without a retry. */
  public SqlSession now() throws SQLException {
    var session = SqlSession.open(address, loginLimits());
    outage.set(null);
    return session;
  }

  private Properties loginLimits() {
    var limits = new Properties();
    if (isCancelled()) {
      limits.setProperty("connectTimeout", CANCELLED_TIMEOUT);
      limits.setProperty("socketTimeout", CANCELLED_TIMEOUT);
    }
    return limits;
  }

  /** Runs commands that end soon after the run is cancelled. */
  public void limited(SqlSession session, SqlSession.Work commands) throws SQLException {
    CancellableSql.run(session, cancellation, commands);
  }

  /** How long a server may be silent while it drops a database. */
  public Duration dropLimit() {
    return isCancelled() ? SqlSession.SOON : SqlSession.LONG;
  }

  /** Opens a session, and retries after a refusal that passes this test. */
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

  /** Restarts the deadline, for the last retry of a run. */
  void resetDeadline() {
    outage.set(null);
  }

  private boolean isOver(long start) {
    long now = System.nanoTime();
    var since = outage.updateAndGet(old -> old == null ? now : old);
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
