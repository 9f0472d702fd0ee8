package io.github.e2emaven.postgres;

import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.DaemonThreads;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Cancels SQL commands with their run: asks the server to cancel the command and aborts the session
 * when the server does not answer in time.
 */
public final class CancellableSql {

  private static final Executor NOW = DaemonThreads.named("e2e-cancel-sql");

  private static final Executor LATER =
      CompletableFuture.delayedExecutor(SqlSession.SOON.toSeconds(), TimeUnit.SECONDS, NOW);

  /** Null when the commands are done: a cancellation may still refer to this object then. */
  private @Nullable SqlSession session;

  private CancellableSql(SqlSession session) {
    this.session = session;
  }

  /** Runs commands; a cancelled command fails with SQL state 57014, or 08xxx after an abort. */
  public static void run(SqlSession session, Cancellation cancellation, SqlSession.Work commands)
      throws SQLException {
    var limit = new CancellableSql(session);
    var subscription = cancellation.onCancel(why -> limit.cancel());
    try {
      commands.run(session);
    } finally {
      limit.finish();
      subscription.close();
    }
  }

  /** Asks PostgreSQL now, and does without its answer later. */
  private void cancel() {
    NOW.execute(() -> end(SqlSession::cancel));
    LATER.execute(() -> end(SqlSession::abort));
  }

  /** Waits for a cancel request that is under way: it must not hit a later command. */
  private synchronized void finish() {
    session = null;
  }

  private synchronized void end(SqlSession.Work how) {
    try {
      if (session != null) {
        how.run(session);
      }
    } catch (SQLException e) {
      // The server is unreachable, or the session closed already.
    }
  }
}
