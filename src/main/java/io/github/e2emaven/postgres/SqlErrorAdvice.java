package io.github.e2emaven.postgres;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabaseAddress;
import java.sql.SQLException;
import java.util.Objects;

/**
 * Turns PostgreSQL's errors into ours: what happened, with which value, which parameter to change.
 *
 * @param stage where it happened
 * @param address the server and the role that talked to it
 */
public record SqlErrorAdvice(RunStage stage, DatabaseAddress address) {

  /**
   * The exception to throw.
   *
   * @param action what was tried, as in "create database x"
   */
  public StageException explain(String action, SQLException cause) {
    var state = Objects.requireNonNullElse(cause.getSQLState(), "");
    var text =
        "Could not %s on PostgreSQL at %s:%d as '%s': %s (SQL state %s). %s"
            .formatted(
                action,
                address.host(),
                address.port(),
                address.credentials().user(),
                cause.getMessage(),
                state,
                advice(state));
    return new StageException(stage, text.strip(), cause);
  }

  private String advice(String state) {
    if (stage == RunStage.CLONE && state.equals("3D000")) {
      return "Somebody has dropped the template while the run used it: run again, it is built anew;"
          + " nobody but e2e-maven-plugin may touch e2e_tpl_ databases.";
    }
    return switch (state) {
      case "28P01", "28000" ->
          "Check <database> <username> and <password> (or <serverId>), and the server's pg_hba.conf.";
      case "08001", "08004", "08006", "57P01", "57P02", "57P03" ->
          "Is the server up? Check <database> <url>.";
      case "3D000" ->
          "A database is missing: check the database name in <database> <url>, and that nobody drops"
              + " e2e_tpl_ databases while a run uses them.";
      case "42501" ->
          "The role lacks a right: give it CREATEDB (ALTER ROLE "
              + SqlSyntax.name(address.credentials().user())
              + " CREATEDB) or choose another <database> <username>.";
      case "53300", "53100" -> shortage(state);
      case "55006" ->
          "Somebody else is connected to the database that is to be copied; we never end sessions"
              + " that are not ours. Close them and run again.";
      case "55P03" ->
          "Another run has been at it for half an hour; end it, or give it its own <database>.";
      case "42P04" -> "A database of this name exists already; it is not ours to drop.";
      default -> "";
    };
  }

  private static String shortage(String state) {
    return state.equals("53300")
        ? "All connections are taken: end other sessions, lower <workers> or the pools of the"
            + " servers, or raise max_connections."
        : "The disk is full: lower <workers>, set <keepDatabases> to never, or use a server with"
            + " more room through <database> <url>.";
  }
}
