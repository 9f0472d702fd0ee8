package io.github.e2emaven.plan;

import java.nio.file.Path;

/**
 * The files of one run, {@code target/e2e/runs/<run-id>}.
 *
 * @param path absolute
 */
public record RunDirectory(Path path) {

  /** The record of the run. */
  public Path record() {
    return path.resolve("run.json");
  }

  /**
   * One JUnit XML for the whole run. Not in the reports directory: Jenkins reads every {@code
   * *.xml} there and would count each test twice.
   */
  public Path mergedReport() {
    return path.resolve("merged.xml");
  }

  /** The log and files of the template's server or migration. */
  public AttemptDirectory template() {
    return new AttemptDirectory(path.resolve("template"));
  }

  /** The log and files of the server whose start builds a class-data archive. */
  public AttemptDirectory training() {
    return new AttemptDirectory(path.resolve("training"));
  }

  /** The cluster of an embedded PostgreSQL whose databases are kept. */
  public Path postgres() {
    return path.resolve("postgres");
  }

  /** The files of one attempt. */
  public AttemptDirectory attempt(TestFile file, int attempt) {
    return new AttemptDirectory(path.resolve(file.className()).resolve("attempt-" + attempt));
  }
}
