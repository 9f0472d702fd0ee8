package io.github.e2emaven.postgres.template;

import io.github.e2emaven.plan.DatabaseAddress;

/** Fills a new, empty template database: by scripts, a migration, or a start of the server. */
@FunctionalInterface
public interface TemplateInitializer {

  /**
   * Fills the database and closes all sessions there.
   *
   * @param database as the application role, which owns it
   * @throws io.github.e2emaven.outcome.StageException when that fails; the database is dropped then
   */
  void fill(DatabaseAddress database);
}
