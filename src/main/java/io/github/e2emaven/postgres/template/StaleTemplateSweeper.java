package io.github.e2emaven.postgres.template;

import io.github.e2emaven.postgres.AdvisoryLock;
import io.github.e2emaven.postgres.SqlErrorAdvice;
import io.github.e2emaven.postgres.SqlSession;
import io.github.e2emaven.postgres.SqlSyntax;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * Drops templates that were not used for a week: each change of the application makes a new one.
 * Considers only complete templates with our mark and of our role whose lock is free. No run lasts
 * a week, so none of them is being cloned.
 *
 * @param session the administrator's, in the maintenance database
 * @param owner the role that owns our templates
 * @param notice receives a line for each failed drop
 */
record StaleTemplateSweeper(SqlSession session, String owner, Consumer<String> notice) {

  private static final int DAYS = 7;

  /** Never fails: the next run that builds a template retries. */
  void run() {
    try {
      new LastUsedMark(session).unused(owner, DAYS).forEach(this::tryToDrop);
    } catch (SQLException e) {
      notice.accept("Cannot find old template databases: " + SqlErrorAdvice.headline(e));
    }
  }

  private void tryToDrop(String template) {
    try {
      var lock = AdvisoryLock.takeIfFree(session, template);
      if (lock.isPresent()) {
        try (var held = lock.get()) {
          drop(held.session(), template);
        }
      }
    } catch (SQLException e) {
      notice.accept(
          "Cannot drop old template database " + template + ": " + SqlErrorAdvice.headline(e));
    }
  }

  /** Checks again: another run may have used it before we got the lock. Terminates no session. */
  private void drop(SqlSession session, String template) throws SQLException {
    if (!new LastUsedMark(session).isUnused(template, owner, DAYS)) {
      return;
    }
    var name = SqlSyntax.name(template);
    session.run("ALTER DATABASE " + name + " WITH IS_TEMPLATE false");
    try {
      session.run("DROP DATABASE " + name);
    } catch (SQLException e) {
      session.run("ALTER DATABASE " + name + " WITH IS_TEMPLATE true");
      throw e;
    }
  }
}
