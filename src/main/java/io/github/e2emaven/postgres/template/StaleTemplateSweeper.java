package io.github.e2emaven.postgres.template;

import io.github.e2emaven.postgres.AdvisoryLock;
import io.github.e2emaven.postgres.SqlSession;
import io.github.e2emaven.postgres.SqlSyntax;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * Drops templates that nobody has used for a week: each change of the application makes a new one.
 * Only complete ones with our mark, of our own role, whose lock is free. No run lasts that long, so
 * none is cloned any more.
 *
 * @param session the administrator's, in the maintenance database
 * @param owner the role that our templates belong to
 * @param notice hears of what could not be dropped
 */
record StaleTemplateSweeper(SqlSession session, String owner, Consumer<String> notice) {

  private static final int DAYS = 7;

  /** Never fails: what is left is found again by the next run that builds a template. */
  void run() {
    try {
      new LastUsedMark(session).unused(owner, DAYS).forEach(this::tryToDrop);
    } catch (SQLException e) {
      notice.accept("Old template databases could not be found: " + e.getMessage());
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
      notice.accept("Old template database " + template + " was not dropped: " + e.getMessage());
    }
  }

  /** Looks again: it may have been used while the lock was somebody else's. Ends no session. */
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
