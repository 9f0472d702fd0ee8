package io.github.e2emaven.plan;

import java.nio.file.Path;

/**
 * The files of one attempt.
 *
 * @param path {@code target/e2e/runs/<run-id>/<class name>/attempt-<n>}, absolute
 */
public record AttemptDirectory(Path path) {

  /** {@link #temporary()} as a text with a placeholder. */
  public static final String TEMPORARY = "@{directory}/tmp";

  /** Standard output and error of the server. */
  public Path serverLog() {
    return path.resolve("server.log");
  }

  /** Standard output and error of the test JVM. */
  public Path testLog() {
    return path.resolve("test.log");
  }

  /** The reports directory of the test JVM: Surefire's {@code TEST-*.xml}. */
  public Path reports() {
    return path.resolve("reports");
  }

  /** The server's working directory, {@code @{directory}}. */
  public Path work() {
    return path.resolve("work");
  }

  /** The temporary directory of server and test JVM. */
  public Path temporary() {
    return work().resolve("tmp");
  }
}
