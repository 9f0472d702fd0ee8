package io.github.e2emaven.database;

import io.github.e2emaven.outcome.Stage;
import io.github.e2emaven.plan.DatabaseAddress;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Drops databases of runs that are proven dead.
 *
 * @param admin maintenance database and administrator
 */
public record DatabaseSweep(DatabaseAddress admin) {

  /**
   * Drops those of the named databases that bear the mark of a run.
   *
   * @return the names of which no database is left: dropped now, or gone before
   * @throws io.github.e2emaven.outcome.StageException of stage CLEANUP
   */
  public List<String> drop(Collection<String> names) {
    var gone = new ArrayList<String>();
    try (var session = Session.open(admin)) {
      for (var name : names) {
        if (RunMark.isOn(session, name)) {
          session.run("DROP DATABASE IF EXISTS " + Sql.name(name) + " WITH (FORCE)");
        }
        if (session.rows("SELECT 1 FROM pg_database WHERE datname = ?", name).isEmpty()) {
          gone.add(name);
        }
      }
      return gone;
    } catch (SQLException e) {
      throw new SqlFailure(Stage.CLEANUP, admin).explain("drop databases " + names, e);
    }
  }
}
