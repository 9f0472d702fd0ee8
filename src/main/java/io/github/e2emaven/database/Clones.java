package io.github.e2emaven.database;

import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.ledger.Resource;
import io.github.e2emaven.outcome.Stage;
import io.github.e2emaven.plan.RunId;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * Makes the databases of stacks from one template. Safe for use by several threads; each clone
 * takes one connection while it is made and while it is dropped.
 *
 * @param server where
 * @param template what is copied
 * @param run whose mark the clones bear
 * @param ledger gets every clone before it exists
 * @param notice hears of clones that could not be dropped
 */
public record Clones(
    PostgresServer server, Template template, RunId run, Ledger ledger, Consumer<String> notice) {

  private static final int WITH_COPY_METHOD = 18;

  /** Shares file blocks where the file system can: FACTS of PostgreSQL 18's file_copy_method. */
  private static final String COPY_METHOD =
      """
      SELECT set_config(name, 'clone', false) FROM pg_settings
       WHERE name = 'file_copy_method' AND 'clone' = ANY (enumvals)
      """;

  /**
   * Makes a clone that behaves exactly like the template.
   *
   * @param name new in the cluster; see {@link CloneName}
   * @throws io.github.e2emaven.outcome.StageException of stage CLONE; nothing is left then
   */
  public CloneDatabase create(String name) {
    var entry = ledger.enter(new Resource(Resource.Kind.DATABASE, name, server.place()));
    var clone = new CloneDatabase(server, name, entry, notice);
    try (var session = Session.open(server.admin())) {
      copy(session, name, entry);
      finish(session, clone);
      return clone;
    } catch (SQLException e) {
      throw server.failure(
          Stage.CLONE, "create database " + name + " from template " + template.name(), e);
    }
  }

  private void copy(Session session, String name, Ledger.Entry entry) throws SQLException {
    if (server.majorVersion() >= WITH_COPY_METHOD) {
      session.rows(COPY_METHOD);
    }
    try {
      session.run(statement(name));
    } catch (SQLException e) {
      if (e.getSQLState() != null && !e.getSQLState().startsWith("08")) {
        entry.strike(); // refused by the server: nothing was made
      }
      throw e;
    }
  }

  private String statement(String name) {
    var strategy = server.copyStrategy(template.bytes());
    return "CREATE DATABASE %s OWNER %s TEMPLATE %s %s"
        .formatted(
            Sql.name(name),
            Sql.name(server.application().user()),
            Sql.name(template.name()),
            strategy.isEmpty() ? "" : "STRATEGY " + strategy);
  }

  private void finish(Session session, CloneDatabase clone) throws SQLException {
    try {
      var properties = new DatabaseProperties(template.name(), clone.name(), run);
      session.inTransaction(properties::copy);
    } catch (SQLException e) {
      clone.close();
      throw e;
    }
  }
}
