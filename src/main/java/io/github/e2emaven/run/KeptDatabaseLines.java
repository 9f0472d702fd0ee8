package io.github.e2emaven.run;

import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.TestFile;
import java.util.LinkedHashMap;
import java.util.Map;

/** Describes the databases that outlive a run; never with a password. */
public final class KeptDatabaseLines {

  private KeptDatabaseLines() {}

  /**
   * A line for each kept database.
   *
   * @param opening the command that opens databases of an embedded PostgreSQL again
   */
  public static Map<TestFile, String> describe(
      RunPlan planned, Map<TestFile, DatabaseAddress> kept, String opening) {
    var plan = planned.database();
    boolean embedded = plan != null && plan.source() instanceof PostgresSource.Embedded;
    var descriptions = new LinkedHashMap<TestFile, String>();
    kept.forEach(
        (file, database) ->
            descriptions.put(
                file,
                embedded
                    ? "%s, open it again: %s".formatted(database.name(), opening)
                    : database.publicUri()));
    return descriptions;
  }
}
