package io.github.e2emaven.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The origin of the clones.
 *
 * @param source the PostgreSQL server
 * @param template what fills the template
 * @param fingerprint hexadecimal digest of everything that goes into the template; part of its name
 * @param rebuild whether the template is built even if one of this fingerprint exists
 */
public record DatabasePlan(
    PostgresSource source, TemplateSource template, String fingerprint, boolean rebuild) {

  /** With the template of an earlier run, if there is one. */
  public DatabasePlan(PostgresSource source, TemplateSource template, String fingerprint) {
    this(source, template, fingerprint, false);
  }

  /** Fills the template database. */
  public sealed interface TemplateSource {

    /**
     * SQL files, executed in this order.
     *
     * @param files absolute paths
     */
    record Scripts(List<Path> files) implements TemplateSource {
      public Scripts {
        files = List.copyOf(files);
      }
    }

    /**
     * A program that migrates the database given by its environment, and exits with code 0.
     *
     * @param command program and arguments; may contain the placeholders of the database
     * @param environment variables added to Maven's own
     */
    record Migration(List<String> command, Map<String, String> environment)
        implements TemplateSource {
      public Migration {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
      }
    }

    /** Starts the server on the template until it is ready, then stops it. */
    record WarmUp() implements TemplateSource {}

    /** Nothing: there is no program to be started. */
    record Empty() implements TemplateSource {}
  }
}
