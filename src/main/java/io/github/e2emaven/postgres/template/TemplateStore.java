package io.github.e2emaven.postgres.template;

import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.postgres.AdvisoryLock;
import io.github.e2emaven.postgres.PostgresServer;
import io.github.e2emaven.postgres.SqlRow;
import io.github.e2emaven.postgres.SqlSession;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds or builds template databases. A complete one is marked as a template and closed to
 * connections; any other database of that name is the rest of a killed builder.
 *
 * @param server has the templates
 * @param notice receives a line for a wait for another builder, and for each old template that
 *     cannot be dropped
 */
public record TemplateStore(PostgresServer server, Consumer<String> notice) {

  private static final String STATE =
      "SELECT datistemplate AND NOT datallowconn, datistemplate, pg_get_userbyid(datdba)"
          + " FROM pg_database WHERE datname = ?";

  /** The name of the template of a fingerprint. */
  public String name(String fingerprint) {
    return DatabaseName.template(fingerprint, server.application().user());
  }

  /** The ledger entry of a template while it is being prepared. */
  public LedgerResource resource(String fingerprint) {
    return new LedgerResource(LedgerResource.Kind.DATABASE, name(fingerprint), server.place());
  }

  /** The ledger entry of a template while it is being rebuilt. */
  public LedgerResource rebuilt(String fingerprint) {
    var name = TemplateSwap.successor(name(fingerprint));
    return new LedgerResource(LedgerResource.Kind.DATABASE, name, server.place());
  }

  /** Whether the template of this entry is not incomplete; false when the server is away. */
  public boolean isSettled(LedgerResource template) {
    try (var session = server.sessions().now()) {
      return session.rows(STATE, template.name()).stream().allMatch(row -> row.flag(0));
    } catch (SQLException e) {
      return false;
    }
  }

  /**
   * The complete template of this fingerprint. Builds it if it is missing; meanwhile, other
   * builders of the same template wait.
   *
   * @throws StageException of stage TEMPLATE, or the exception of the initializer
   */
  public Template prepare(String fingerprint, TemplateBuilder.Initializer initializer) {
    long start = System.nanoTime();
    var name = name(fingerprint);
    try (var session = server.session()) {
      announceWait(session, name);
      try (var lock = AdvisoryLock.take(session, name, server.sessions())) {
        var origin = prepare(lock.session(), name, initializer);
        if (origin == Template.Origin.BUILT) {
          new StaleTemplateSweeper(session, server.application().user(), notice).run();
        }
        return new Template(
            name, size(session, name), origin, Duration.ofNanos(System.nanoTime() - start));
      }
    } catch (SQLException e) {
      throw server.failure(RunStage.TEMPLATE, "prepare the template database " + name, e);
    }
  }

  /**
   * A new template of this fingerprint, also when there is one: what a template contains may depend
   * on more than its fingerprint tells. Other runs can clone the former one until then.
   *
   * @throws StageException of stage TEMPLATE, or the exception of the initializer
   */
  public Template rebuild(String fingerprint, TemplateBuilder.Initializer initializer) {
    long start = System.nanoTime();
    var name = name(fingerprint);
    var successor = TemplateSwap.successor(name);
    try (var session = server.session()) {
      announceWait(session, successor);
      try (var lock = AdvisoryLock.take(session, successor, server.sessions())) {
        find(lock.session(), name);
        var swap = new TemplateSwap(session, name);
        swap.drop(successor);
        new TemplateBuilder(session, server.database(successor))
            .run(initializer, server.sessions());
        try (var place = AdvisoryLock.take(session, name, server.sessions())) {
          new TemplateSwap(place.session(), name).run();
        }
        return new Template(
            name,
            size(session, name),
            Template.Origin.BUILT,
            Duration.ofNanos(System.nanoTime() - start));
      }
    } catch (SQLException e) {
      throw server.failure(RunStage.TEMPLATE, "rebuild the template database " + name, e);
    }
  }

  private void announceWait(SqlSession session, String name) throws SQLException {
    if (AdvisoryLock.isTaken(session, name)) {
      notice.accept("Waiting for another run that is building template database " + name);
    }
  }

  private Template.Origin prepare(
      SqlSession session, String name, TemplateBuilder.Initializer initializer)
      throws SQLException {
    var found = find(session, name);
    if (found.isPresent() && found.get().flag(0)) {
      new LastUsedMark(session).touch(name);
      return Template.Origin.REUSED;
    }
    var build = new TemplateBuilder(session, server.database(name));
    if (found.isPresent()) {
      build.drop();
    }
    build.run(initializer, server.sessions());
    return Template.Origin.BUILT;
  }

  private Optional<SqlRow> find(SqlSession session, String name) throws SQLException {
    var found = session.rows(STATE, name).stream().findFirst();
    var owner = server.application().user();
    if (found.isPresent() && !owner.equals(found.get().text(2))) {
      throw new StageException(
          RunStage.TEMPLATE,
          "Database %s has the name of our template, but belongs to '%s' instead of '%s'. Rename or drop it."
              .formatted(name, found.get().text(2), owner));
    }
    return found;
  }

  private static long size(SqlSession session, String name) throws SQLException {
    return session.row("SELECT pg_database_size(?)", name).number(0);
  }

  /**
   * Drops a template; harmless when it does not exist.
   *
   * @throws StageException of stage CLEANUP
   */
  public void drop(Template template) {
    DatabaseAddress address = server.database(template.name());
    try (var session = server.session();
        var lock = AdvisoryLock.take(session, template.name())) {
      if (find(lock.session(), template.name()).isPresent()) {
        new TemplateBuilder(session, address).drop();
      }
    } catch (SQLException e) {
      throw server.failure(RunStage.CLEANUP, "drop the template database " + template.name(), e);
    }
  }

  /**
   * A complete, sealed template.
   *
   * @param name of the database
   * @param bytes its size
   * @param origin whether this run built it
   * @param duration how long building or finding it took
   */
  public record Template(String name, long bytes, Origin origin, Duration duration) {

    /** Where a template comes from. */
    public enum Origin {
      /** This run built it. */
      BUILT,
      /** An earlier run built it. */
      REUSED
    }
  }
}
