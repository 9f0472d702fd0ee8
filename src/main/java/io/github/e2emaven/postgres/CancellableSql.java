package io.github.e2emaven.postgres;

import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.DaemonThreads;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets no command outlast the cancellation of its run for long: the server is asked to give it up,
 * and one that does not answer in time loses the session.
 */
public final class CancellableSql {

  private static final Executor NOW = DaemonThreads.named("e2e-command-limit");

  private static final Executor LATER =
      CompletableFuture.delayedExecutor(SqlSession.SOON.toSeconds(), TimeUnit.SECONDS, NOW);

  /** Null when the commands are done: a run keeps its limits in mind until it ends. */
  private @Nullable SqlSession session;

  private CancellableSql(SqlSession session) {
    this.session = session;
  }

  /** Runs commands; those that the server gave up fail with SQL state 57014. */
  public static void run(SqlSession session, Cancellation cancellation, SqlSession.Work commands)
      throws SQLException {
    var limit = new CancellableSql(session);
    var subscription = cancellation.onCancel(why -> limit.begin());
    try {
      commands.run(session);
    } finally {
      limit.isOver();
      subscription.close();
    }
  }

  /** Politely now, and without PostgreSQL's consent later. */
  private void begin() {
    NOW.execute(() -> end(SqlSession::cancel));
    LATER.execute(() -> end(SqlSession::abort));
  }

  /** Never later, when it would hit another command: who is about to do it is waited for. */
  private synchronized void isOver() {
    session = null;
  }

  private synchronized void end(SqlSession.Work how) {
    try {
      if (session != null) {
        how.run(session);
      }
    } catch (SQLException e) {
      // It cannot be reached, or has ended already.
    }
  }
}
