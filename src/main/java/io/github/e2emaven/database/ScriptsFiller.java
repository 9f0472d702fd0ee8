package io.github.e2emaven.database;

import io.github.e2emaven.outcome.Stage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.process.Cancellation;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/**
 * Fills a template by SQL files. Each file gets a session of its own, each statement is sent by
 * itself and commits by itself unless the file says BEGIN: as psql does it.
 *
 * @param files in this order
 * @param cancellation ends the statement under way
 */
public record ScriptsFiller(List<Path> files, Cancellation cancellation) implements TemplateFiller {

  public ScriptsFiller {
    files = List.copyOf(files);
  }

  @Override
  public void fill(DatabaseAddress database) {
    files.forEach(file -> run(file, database));
  }

  private void run(Path file, DatabaseAddress database) {
    try (var session = Session.open(database, simple())) {
      var statements = SqlScript.read(file).statements();
      CommandLimit.run(session, cancellation, it -> statements.forEach(one -> run(one, it, file)));
    } catch (IOException e) {
      throw failed(file, "cannot be read as UTF-8: " + e, e);
    } catch (SQLException e) {
      throw new SqlFailure(Stage.TEMPLATE, database).explain("run SQL script " + file, e);
    }
  }

  private static void run(SqlScript.Statement statement, Session session, Path file) {
    try {
      session.run(statement.text());
    } catch (SQLException e) {
      throw failed(file, statement.explain(e), e);
    }
  }

  private static StageException failed(Path file, String why, Exception cause) {
    return new StageException(
        Stage.TEMPLATE, "SQL script %s (<database> <scripts>) %s".formatted(file, why), cause);
  }

  private static Properties simple() {
    var properties = new Properties();
    properties.setProperty("preferQueryMode", "simple");
    return properties;
  }
}
