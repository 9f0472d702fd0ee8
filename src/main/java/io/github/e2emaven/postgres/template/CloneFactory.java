package io.github.e2emaven.postgres.template;

import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.postgres.PostgresServer;
import io.github.e2emaven.postgres.SqlSession;
import io.github.e2emaven.postgres.SqlState;
import io.github.e2emaven.postgres.SqlSyntax;
import java.sql.SQLException;

/**
 * Creates the databases of stacks from one template. Safe for several threads; each clone takes one
 * connection while it is created and while it is dropped.
 *
 * @param server has the template and gets the clones
 * @param template the source of the copies
 * @param run marks the clones
 * @param ledger lists every clone before it exists
 * @param connections CONNECTION LIMIT of a clone, unless the template has its own; -1 for none
 */
public record CloneFactory(
    PostgresServer server,
    TemplateStore.Template template,
    RunId run,
    Ledger ledger,
    int connections) {

  private static final int WITH_COPY_METHOD = 18;

  /** From PostgreSQL 18: shares blocks on file systems with reflinks. */
  private static final String COPY_METHOD =
      """
      SELECT set_config(name, 'clone', false) FROM pg_settings
       WHERE name = 'file_copy_method' AND 'clone' = ANY (enumvals)
      """;

  /**
   * Makes the clone of one attempt.
   *
   * @param attempt 1 for the first of the file
   * @throws io.github.e2emaven.outcome.StageException of stage CLONE; nothing is left then
   */
  public CloneDatabase create(TestFile file, int attempt) {
    return create(DatabaseName.clone(run, file, attempt));
  }

  /**
   * Makes a clone that behaves exactly like the template.
   *
   * @param name new in the cluster; see {@link DatabaseName#clone}
   * @throws io.github.e2emaven.outcome.StageException of stage CLONE; nothing is left then
   */
  public CloneDatabase create(String name) {
    try (var session = server.session()) {
      var life = server.life(session);
      var entry =
          ledger.enter(new LedgerResource(LedgerResource.Kind.DATABASE, name, server.place()));
      var clone = new CloneDatabase(server, name, entry, life);
      copy(session, clone);
      finish(session, clone);
      return clone;
    } catch (SQLException e) {
      throw server.failure(
          RunStage.CLONE, "create database " + name + " from template " + template.name(), e);
    }
  }

  private void copy(SqlSession session, CloneDatabase clone) throws SQLException {
    try {
      if (server.majorVersion() >= WITH_COPY_METHOD) {
        session.rows(COPY_METHOD);
      }
      server.sessions().limited(session, it -> it.run(statement(clone.name())));
    } catch (SQLException e) {
      if (e.getSQLState() == null || SqlState.isAway(e)) {
        clone.unsettled();
      } else {
        clone.gone(); // refused by the server: no database exists
      }
      throw e;
    }
  }

  private String statement(String name) {
    var strategy = server.copyStrategy(template.bytes());
    return "CREATE DATABASE %s OWNER %s TEMPLATE %s %s"
        .formatted(
            SqlSyntax.name(name),
            SqlSyntax.name(server.application().user()),
            SqlSyntax.name(template.name()),
            strategy.isEmpty() ? "" : "STRATEGY " + strategy);
  }

  private void finish(SqlSession session, CloneDatabase clone) throws SQLException {
    try {
      var properties = new DatabaseSettingsCopy(template.name(), clone.name(), run, connections);
      session.inTransaction(properties::copy);
    } catch (SQLException e) {
      clone.close();
      throw e;
    }
  }
}
