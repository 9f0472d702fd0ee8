package io.github.e2emaven.database;

import io.github.e2emaven.outcome.Stage;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.RunId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Drops databases of a run that is proven dead.
 *
 * @param admin maintenance database and administrator
 * @param run the dead run
 */
public record DatabaseSweep(DatabaseAddress admin, RunId run) {

  /**
   * Drops those of the named databases that bear the run's mark, or its id in their name: a run
   * that is killed while it makes a clone has not marked it yet.
   *
   * @return the names of which no database is left: dropped now, or gone before
   * @throws io.github.e2emaven.outcome.StageException of stage CLEANUP
   */
  public List<String> drop(Collection<String> names) {
    var gone = new ArrayList<String>();
    try (var session = Session.open(admin)) {
      for (var name : names) {
        if (name.startsWith("e2e_" + run + "_") || new RunMark(run).isOn(session, name)) {
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
