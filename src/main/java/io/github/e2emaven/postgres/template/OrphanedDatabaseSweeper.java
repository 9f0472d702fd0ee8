package io.github.e2emaven.postgres.template;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.postgres.AdvisoryLock;
import io.github.e2emaven.postgres.SqlErrorAdvice;
import io.github.e2emaven.postgres.SqlSession;
import io.github.e2emaven.postgres.SqlSyntax;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Drops databases of a run that is proven dead.
 *
 * @param admin maintenance database and administrator
 * @param run the dead run
 */
public record OrphanedDatabaseSweeper(DatabaseAddress admin, RunId run) {

  private static final String IN_USE = "55006";

  private static final String UNFINISHED =
      "SELECT 1 FROM pg_database WHERE datname = ? AND NOT (datistemplate AND NOT datallowconn)";

  /**
   * Drops those of the named databases that have the run's mark, or its id in their name: a run
   * that is killed while it creates a clone has not marked it yet. Terminates their sessions.
   * Templates are dropped only when they are incomplete.
   *
   * @return the names that need no further work: dropped now, dropped before, or a template, which
   *     another run completes or uses
   * @throws io.github.e2emaven.outcome.StageException of stage CLEANUP
   */
  public List<String> drop(Collection<String> names) {
    return drop(names, " WITH (FORCE)");
  }

  /**
   * Drops like {@link #drop(Collection)}, but no database that has sessions.
   *
   * @throws io.github.e2emaven.outcome.StageException of stage CLEANUP
   */
  public List<String> dropUnused(Collection<String> names) {
    return drop(names, "");
  }

  private List<String> drop(Collection<String> names, String force) {
    var gone = new ArrayList<String>();
    try (var session = SqlSession.open(admin).silentAtMost(SqlSession.LONG)) {
      for (var name : names) {
        PendingCreate.await(session, name);
        if (DatabaseName.isTemplate(name)) {
          dropUnfinished(session, name);
        } else if (isOurs(session, name)) {
          drop(session, "DROP DATABASE IF EXISTS " + SqlSyntax.name(name) + force);
        }
        if (isGone(session, name)) {
          gone.add(name);
        }
      }
      return gone;
    } catch (SQLException e) {
      throw new SqlErrorAdvice(RunStage.CLEANUP, admin)
          .explain("drop databases " + String.join(", ", names), e);
    }
  }

  /** A template's name does not tell the run; the holder of its lock rebuilds or sealed it. */
  private void dropUnfinished(SqlSession session, String name) throws SQLException {
    if (!AdvisoryLock.isTaken(session, name) && !session.rows(UNFINISHED, name).isEmpty()) {
      try (var lock = AdvisoryLock.take(session, name)) {
        if (!lock.session().rows(UNFINISHED, name).isEmpty()) {
          new TemplateBuilder(lock.session(), admin.withName(name)).drop();
        }
      }
    }
  }

  private static boolean isGone(SqlSession session, String name) throws SQLException {
    return DatabaseName.isTemplate(name)
        || session.rows("SELECT 1 FROM pg_database WHERE datname = ?", name).isEmpty();
  }

  private boolean isOurs(SqlSession session, String name) throws SQLException {
    return DatabaseName.isClone(run, name) || new RunMark(run).isOn(session, name);
  }

  private static void drop(SqlSession session, String statement) throws SQLException {
    try {
      session.run(statement);
    } catch (SQLException e) {
      if (!IN_USE.equals(e.getSQLState())) {
        throw e;
      }
    }
  }
}
