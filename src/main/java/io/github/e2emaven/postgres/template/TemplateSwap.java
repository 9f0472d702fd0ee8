package io.github.e2emaven.postgres.template;

import io.github.e2emaven.postgres.SqlSession;
import io.github.e2emaven.postgres.SqlSyntax;
import java.sql.SQLException;

/**
 * Puts a new template in the place of the one that other runs may be cloning: they find the old or
 * the new one at any time, and no clone under way is lost.
 *
 * @param session the administrator's, in the maintenance database; it has the lock of the name
 * @param name of the template
 */
record TemplateSwap(SqlSession session, String name) {

  /** The name of a template while it is built to replace another one. */
  static String successor(String name) {
    return name + "_new";
  }

  /** Replaces the template, if it exists, by its complete successor. */
  void run() throws SQLException {
    var old = name + "_old";
    drop(old);
    session.inTransaction(
        it -> {
          if (exists(name)) {
            rename(name, old);
          }
          rename(successor(name), name);
        });
    drop(old);
  }

  private void rename(String from, String to) throws SQLException {
    // waits while the database is being cloned
    session.run("ALTER DATABASE " + SqlSyntax.name(from) + " RENAME TO " + SqlSyntax.name(to));
  }

  /** Drops one of our templates if it exists. */
  void drop(String template) throws SQLException {
    if (exists(template)) {
      session.run("ALTER DATABASE " + SqlSyntax.name(template) + " WITH IS_TEMPLATE false");
      session.run("DROP DATABASE " + SqlSyntax.name(template) + " WITH (FORCE)");
    }
  }

  private boolean exists(String template) throws SQLException {
    return !session.rows("SELECT 1 FROM pg_database WHERE datname = ?", template).isEmpty();
  }
}
