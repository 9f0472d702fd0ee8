package io.github.e2emaven.postgres;

import io.github.e2emaven.plan.Credentials;
import java.sql.SQLException;

/**
 * The role of an external server that owns template and clones. Its name is the same for all runs
 * of one administrator, so that they share templates.
 *
 * @param sessions of the administrator
 * @param rights of the administrator
 */
record ApplicationRole(RetryingSessions sessions, AdminRights rights) {

  private static final String INVALID_PASSWORD = "28P01";
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private static final int HASH = 8;

  /**
   * Creates the role if it is missing. An administrator that cannot create roles is its own
   * application role.
   */
  Credentials ensured(SqlSession session) throws SQLException {
    var admin = sessions.address().credentials();
    if (!rights.canCreateRoles()) {
      return admin;
    }
    var user = admin.user();
    var role = ScramPasswords.derived(admin, "e2e_app_" + SqlSyntax.hash(user, HASH));
    try (var lock = AdvisoryLock.take(session, role.user())) {
      create(lock.session(), role);
      if (!canLogIn(role)) {
        lock.session().run("ALTER ROLE " + SqlSyntax.name(role.user()) + password(role));
        logIn(role);
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
      // CREATE DATABASE … OWNER needs membership, unless the administrator is a superuser
      session.run("GRANT " + name + " TO CURRENT_USER");
    }
  }

  /** False when the administrator's password, and with it the role's, has changed. */
  private boolean canLogIn(Credentials role) throws SQLException {
    try {
      logIn(role);
      return true;
    } catch (SQLException e) {
      if (INVALID_PASSWORD.equals(e.getSQLState())) {
        return false;
      }
      if (INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
        return true; // authenticated, but without CONNECT on the maintenance database
      }
      throw e;
    }
  }

  private void logIn(Credentials role) throws SQLException {
    sessions.as(role).patient(SqlState::isBusy).close();
  }

  private static String password(Credentials role) throws SQLException {
    return " PASSWORD " + ScramPasswords.verifier(role);
  }
}
