package io.github.e2emaven.postgres.template;

import io.github.e2emaven.plan.DatabaseAddress;

/** Fills the new, empty template database: scripts, a migration, or the server's own start. */
@FunctionalInterface
public interface TemplateInitializer {

  /**
   * Fills the database and leaves no session there.
   *
   * @param database as the application role, which owns it
   * @throws io.github.e2emaven.outcome.StageException when it cannot be filled; it is dropped then
   */
  void fill(DatabaseAddress database);
}
