package io.github.e2emaven.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What fills the template database. */
public sealed interface TemplateSource {

  /**
   * SQL files, run in this order.
   *
   * @param files absolute paths
   */
  record Scripts(List<Path> files) implements TemplateSource {
    public Scripts {
      files = List.copyOf(files);
    }
  }

  /**
   * A program that migrates the database that its environment names, and ends with exit code 0.
   *
   * @param command program and arguments; may hold the late tokens of the database
   * @param environment variables added to Maven's own
   */
  record Migration(List<String> command, Map<String, String> environment)
      implements TemplateSource {
    public Migration {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }
  }

  /** The server is started on the template until it is ready, and stopped again. */
  record WarmUp() implements TemplateSource {}
}
