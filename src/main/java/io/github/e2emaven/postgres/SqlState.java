package io.github.e2emaven.postgres;

import io.github.e2emaven.outcome.StageException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;

/** What an SQL state says of the server as a whole; see PostgreSQL's appendix A. */
public final class SqlState {

  private static final String FULL = "53300";
  private static final String CANNOT_CONNECT_NOW = "57P03";

  /** No connection, a broken one, or one that ended with the server. */
  private static final Set<String> AWAY =
      Set.of("08001", "08003", "08006", "57P01", "57P02", "57P05");

  private SqlState() {}

  /** All connections are taken. */
  public static boolean isFull(SQLException problem) {
    return FULL.equals(state(problem));
  }

  /** The server runs and will accept us later: it is full, starts up, or recovers. */
  public static boolean isBusy(SQLException problem) {
    return isFull(problem) || CANNOT_CONNECT_NOW.equals(state(problem));
  }

  /** The server is unreachable or closed the session: the last command's outcome is unknown. */
  public static boolean isAway(SQLException problem) {
    return AWAY.contains(state(problem));
  }

  /** Whether an action failed because the server is unreachable. */
  public static boolean isAway(StageException failure) {
    return failure.getCause() instanceof SQLException problem && isAway(problem);
  }

  /** Waiting may help. */
  public static boolean isPassing(SQLException problem) {
    return isBusy(problem) || isAway(problem);
  }

  private static String state(SQLException problem) {
    return Objects.requireNonNullElse(problem.getSQLState(), "");
  }
}
