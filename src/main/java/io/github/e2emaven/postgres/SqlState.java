package io.github.e2emaven.postgres;

import io.github.e2emaven.outcome.StageException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;

/** What PostgreSQL's refusals say of the server as a whole; codes of its appendix A. */
public final class SqlState {

  private static final String FULL = "53300";
  private static final Set<String> NOT_NOW = Set.of("57P03");

  /** No connection, a broken one, or one that ended with the server. */
  private static final Set<String> AWAY =
      Set.of("08001", "08003", "08006", "57P01", "57P02", "57P05");

  private SqlState() {}

  /** All connections are taken. */
  public static boolean isFull(SQLException problem) {
    return FULL.equals(state(problem));
  }

  /** It runs and will let us in: it is full, starts, or recovers. */
  public static boolean isBusy(SQLException problem) {
    return isFull(problem) || NOT_NOW.contains(state(problem));
  }

  /** It cannot be reached, or has thrown us out: nobody knows what became of the last command. */
  public static boolean isAway(SQLException problem) {
    return AWAY.contains(state(problem));
  }

  /** The same of a failed action. */
  public static boolean isAway(StageException failure) {
    return failure.getCause() instanceof SQLException problem && isAway(problem);
  }

  /** Whatever time may mend. */
  public static boolean isPassing(SQLException problem) {
    return isBusy(problem) || isAway(problem);
  }

  private static String state(SQLException problem) {
    return Objects.requireNonNullElse(problem.getSQLState(), "");
  }
}
