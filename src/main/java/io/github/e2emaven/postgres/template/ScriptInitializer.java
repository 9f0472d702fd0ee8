package io.github.e2emaven.postgres.template;

import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.postgres.CancellableSql;
import io.github.e2emaven.postgres.SqlErrorAdvice;
import io.github.e2emaven.postgres.SqlScript;
import io.github.e2emaven.postgres.SqlSession;
import io.github.e2emaven.process.Cancellation;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/**
 * Fills a template with SQL files. Like psql, it opens a session per file and sends each statement
 * on its own, so that it commits on its own unless the file says BEGIN.
 *
 * @param files in this order
 * @param cancellation cancels the running statement
 */
public record ScriptInitializer(List<Path> files, Cancellation cancellation)
    implements TemplateBuilder.Initializer {

  public ScriptInitializer {
    files = List.copyOf(files);
  }

  @Override
  public void fill(DatabaseAddress database) {
    files.forEach(file -> run(file, database));
  }

  private void run(Path file, DatabaseAddress database) {
    try (var session = SqlSession.open(database, simple())) {
      var statements = SqlScript.read(file).statements();
      CancellableSql.run(
          session, cancellation, it -> statements.forEach(one -> run(one, it, file)));
    } catch (IOException e) {
      throw failed(file, FailureMessage.of("cannot read it as UTF-8: " + e), e);
    } catch (SQLException e) {
      throw new SqlErrorAdvice(RunStage.TEMPLATE, database).explain("run SQL script " + file, e);
    }
  }

  private static void run(SqlScript.Statement statement, SqlSession session, Path file) {
    try {
      session.run(statement.text());
    } catch (SQLException e) {
      throw failed(file, statement.explain(e), e);
    }
  }

  private static StageException failed(Path file, FailureMessage why, Exception cause) {
    var headline =
        "Cannot run SQL script %s (<database><scripts>): %s".formatted(file, why.headline());
    return new StageException(RunStage.TEMPLATE, why.withHeadline(headline), cause);
  }

  private static Properties simple() {
    var properties = new Properties();
    properties.setProperty("preferQueryMode", "simple");
    return properties;
  }
}
