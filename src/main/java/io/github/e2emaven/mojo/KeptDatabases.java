package io.github.e2emaven.mojo;

import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.plan.TestFile;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the user is told of databases that outlive a run; never a password. */
final class KeptDatabases {

  private KeptDatabases() {}

  static Map<TestFile, String> describe(PlannedRun planned, Map<TestFile, DatabaseAddress> kept) {
    var descriptions = new LinkedHashMap<TestFile, String>();
    kept.forEach((file, database) -> descriptions.put(file, describe(planned, database)));
    return descriptions;
  }

  private static String describe(PlannedRun planned, DatabaseAddress database) {
    var plan = planned.database();
    return plan != null && plan.source() instanceof PostgresSource.Embedded
        ? "%s (open it again: mvn e2e:open -De2e.run=%s)"
            .formatted(database.name(), planned.plan().id())
        : database.publicUri();
  }
}
