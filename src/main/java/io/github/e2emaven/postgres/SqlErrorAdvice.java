package io.github.e2emaven.postgres;

import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabaseAddress;
import java.sql.SQLException;
import java.util.Objects;

/**
 * Turns PostgreSQL's errors into ours: what happened, with which value, which parameter to change.
 *
 * @param stage where it happened
 * @param address the server, and the role of the session
 */
public record SqlErrorAdvice(RunStage stage, DatabaseAddress address) {

  /**
   * The exception to throw.
   *
   * @param action what was tried, as in "create database x"
   */
  public StageException explain(String action, SQLException cause) {
    var state = Objects.requireNonNullElse(cause.getSQLState(), "");
    var headline =
        "Cannot %s on PostgreSQL at %s:%d as '%s': %s (SQL state %s). %s"
            .formatted(
                action,
                address.host(),
                address.port(),
                address.credentials().user(),
                headline(cause),
                state,
                advice(state));
    return new StageException(stage, told(cause).withHeadline(headline.strip()), cause);
  }

  /** The first line of a server's or the driver's message, without its full stop. */
  public static String headline(SQLException cause) {
    return told(cause).headline().replaceAll("\\.$", "");
  }

  private static FailureMessage told(SQLException cause) {
    return FailureMessage.quoting(String.valueOf(cause.getMessage()));
  }

  private String advice(String state) {
    return switch (state) {
      case "28P01", "28000" ->
          "Check <database><username> and <password> (or <serverId>), and the server's pg_hba.conf.";
      case "08001", "08004", "08006", "57P01", "57P02", "57P03" ->
          "Is the server up? Check <database><url>.";
      case "3D000" -> missing();
      case "42501" ->
          "The role lacks a privilege. Grant CREATEDB (ALTER ROLE "
              + SqlSyntax.name(address.credentials().user())
              + " CREATEDB), or set <database><username> to another role.";
      case "53300", "53100" -> shortage(state);
      case "55006" ->
          "Other sessions are connected to the database that is to be copied, and the plugin never"
              + " terminates sessions of others. Close them and rerun.";
      case "55P03" ->
          "Another run has held the lock for half an hour. Stop it, or set <database><url> to"
              + " another server.";
      case "42P04" -> "A database of this name already exists, and another program created it.";
      default -> "";
    };
  }

  private String missing() {
    return stage == RunStage.CLONE
        ? "The template was dropped during the run. Rerun to rebuild it; leave e2e_tpl_* databases"
            + " alone."
        : "A database is missing. Check the database name in <database><url>; leave e2e_tpl_*"
            + " databases alone while a run uses them.";
  }

  private static String shortage(String state) {
    return state.equals("53300")
        ? "All connections are in use. Close other sessions, lower <workers> or the servers'"
            + " connection pools, or raise max_connections."
        : "The disk is full. Lower <workers>, set <keepDatabases> to never, or set <database><url>"
            + " to a server with more space.";
  }
}
