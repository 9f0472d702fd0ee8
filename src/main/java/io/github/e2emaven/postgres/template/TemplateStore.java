package io.github.e2emaven.postgres.template;

import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.postgres.AdvisoryLock;
import io.github.e2emaven.postgres.PostgresServer;
import io.github.e2emaven.postgres.SqlRow;
import io.github.e2emaven.postgres.SqlSession;
import io.github.e2emaven.postgres.SqlSyntax;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds or builds template databases. One that is complete is a template that nobody can connect
 * to; anything else of its name is the rubbish of a builder that died.
 *
 * @param server where they are
 * @param notice hears when another builder is waited for
 */
public record TemplateStore(PostgresServer server, Consumer<String> notice) {

  private static final String PREFIX = "e2e_tpl_";
  private static final int NAME = 32;
  private static final int OWNER = 6;

  private static final String STATE =
      "SELECT datistemplate AND NOT datallowconn, datistemplate, pg_get_userbyid(datdba)"
          + " FROM pg_database WHERE datname = ?";

  /**
   * The name for a fingerprint: {@code e2e_tpl_<at most 32 digits>_<hash of the owner>}. Databases
   * of another owner would be of no use to us.
   */
  public String name(String fingerprint) {
    var digits = fingerprint.substring(0, Math.min(NAME, fingerprint.length()));
    return PREFIX + digits + "_" + SqlSyntax.hash(server.application().user(), OWNER);
  }

  /** What a ledger says of a template while it is being prepared. */
  public LedgerResource resource(String fingerprint) {
    return new LedgerResource(LedgerResource.Kind.DATABASE, name(fingerprint), server.place());
  }

  /**
   * Whether there is no unfinished template of this fingerprint; false also when the server cannot
   * be asked.
   */
  public boolean isSettled(String fingerprint) {
    try (var session = server.sessions().now()) {
      return session.rows(STATE, name(fingerprint)).stream().allMatch(row -> row.flag(0));
    } catch (SQLException e) {
      return false;
    }
  }

  static boolean isName(String database) {
    return database.startsWith(PREFIX);
  }

  /**
   * The complete template of this fingerprint; built, if it is missing, while all other builders of
   * it wait.
   *
   * @throws StageException of stage TEMPLATE, or whatever the filler throws
   */
  public Template prepare(String fingerprint, TemplateInitializer filler) {
    long start = System.nanoTime();
    var name = name(fingerprint);
    try (var session = server.session()) {
      announceWait(session, name);
      try (var lock = AdvisoryLock.take(session, name, server.sessions())) {
        var origin = prepare(lock.session(), name, filler);
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

  private void announceWait(SqlSession session, String name) throws SQLException {
    if (AdvisoryLock.isTaken(session, name)) {
      notice.accept("Waiting for another run that is building template database " + name);
    }
  }

  private Template.Origin prepare(SqlSession session, String name, TemplateInitializer filler)
      throws SQLException {
    var found = find(session, name);
    if (found.isPresent() && found.get().flag(0)) {
      new LastUsedMark(session).touch(name);
      return Template.Origin.REUSED;
    }
    var build = new TemplateBuilder(session, server.access().database(name));
    if (found.isPresent()) {
      build.drop();
    }
    build.run(filler, server.sessions());
    return Template.Origin.BUILT;
  }

  private Optional<SqlRow> find(SqlSession session, String name) throws SQLException {
    var found = session.rows(STATE, name).stream().findFirst();
    var owner = server.application().user();
    if (found.isPresent() && !owner.equals(found.get().text(2))) {
      throw new StageException(
          RunStage.TEMPLATE,
          "Database %s belongs to '%s', not to '%s': it is not ours. Rename or drop it."
              .formatted(name, found.get().text(2), owner));
    }
    return found;
  }

  private static long size(SqlSession session, String name) throws SQLException {
    return session.row("SELECT pg_database_size(?)", name).number(0);
  }

  /** Drops a template that is not needed any more; harmless when it is not there. */
  public void drop(Template template) {
    DatabaseAddress address = server.access().database(template.name());
    try (var session = server.session();
        var lock = AdvisoryLock.take(session, template.name())) {
      if (find(lock.session(), template.name()).isPresent()) {
        new TemplateBuilder(session, address).drop();
      }
    } catch (SQLException e) {
      throw server.failure(RunStage.CLEANUP, "drop the template database " + template.name(), e);
    }
  }
}
