package io.github.e2emaven.run;

import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.postgres.template.CloneDatabase;
import io.github.e2emaven.postgres.template.CloneFactory;
import io.github.e2emaven.postgres.template.DatabaseName;
import io.github.e2emaven.stack.CloneSource;
import java.util.Optional;

/**
 * The PostgreSQL side of a run.
 *
 * @param clones of the complete template
 * @param run whose databases they are
 */
record RunCloneSource(CloneFactory clones, RunId run) implements CloneSource {

  @Override
  public Clone create(TestFile file, int attempt) {
    return new Adapter(clones.create(DatabaseName.clone(run, file, attempt)));
  }

  /** A clone as the runner sees it. */
  private record Adapter(CloneDatabase database) implements Clone {

    @Override
    public DatabaseAddress address() {
      return database.address();
    }

    @Override
    public Optional<String> loss() {
      return database.loss();
    }

    @Override
    public Optional<String> exhaustion() {
      return database.exhaustion();
    }

    @Override
    public void keep() {
      database.keep();
    }

    @Override
    public void drop() {
      database.close();
    }
  }
}
