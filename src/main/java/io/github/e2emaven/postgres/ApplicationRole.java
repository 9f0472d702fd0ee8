package io.github.e2emaven.postgres;

import io.github.e2emaven.plan.Credentials;
import java.sql.SQLException;

/**
 * The role of an external server that owns template and clones. Its name is the same for all runs
 * of one administrator, so that they share templates.
 *
 * @param sessions of the administrator, who makes it
 * @param rights what the administrator may do
 */
record ApplicationRole(RetryingSessions sessions, ExternalServer.Rights rights) {

  private static final int HASH = 8;

  /**
   * The role, made if it is missing. An administrator who may not create roles is its own
   * application role.
   */
  Credentials ensured(SqlSession session) throws SQLException {
    var admin = sessions.address().credentials();
    if (!rights.superuser() && !rights.createRoles()) {
      return admin;
    }
    var user = admin.user();
    var role = ScramPasswords.derived(admin, "e2e_app_" + SqlSyntax.hash(user, HASH));
    try (var lock = AdvisoryLock.take(session, role.user())) {
      create(lock.session(), role);
      if (!admits(role)) {
        lock.session().run("ALTER ROLE " + SqlSyntax.name(role.user()) + password(role));
        enter(role);
      }
    }
    return role;
  }

  private void create(SqlSession session, Credentials role) throws SQLException {
    var name = SqlSyntax.name(role.user());
    if (session.rows("SELECT 1 FROM pg_roles WHERE rolname = ?", role.user()).isEmpty()) {
      session.run(
          "CREATE ROLE " + name + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE" + password(role));
    }
    if (!rights.superuser()) {
      // who is no superuser must be a member to make databases for the role
      session.run("GRANT " + name + " TO CURRENT_USER");
    }
  }

  /** False after the administrator's password, and with it the role's, has changed. */
  private boolean admits(Credentials role) throws SQLException {
    try {
      enter(role);
      return true;
    } catch (SQLException e) {
      if ("28P01".equals(e.getSQLState())) {
        return false;
      }
      if ("42501".equals(e.getSQLState())) {
        return true; // known, and only kept out of the maintenance database
      }
      throw e;
    }
  }

  private void enter(Credentials role) throws SQLException {
    sessions.as(role).patient(SqlState::isBusy).close();
  }

  private static String password(Credentials role) throws SQLException {
    return " PASSWORD " + ScramPasswords.verifier(role);
  }
}
