package io.github.e2emaven.plan;

import java.nio.file.Path;

/**
 * The files of one attempt.
 *
 * @param path {@code target/e2e/runs/<run-id>/<class name>/attempt-<n>}, absolute
 */
public record AttemptDirectory(Path path) {

  /** {@link #temporary()} in a text with late tokens. */
  public static final String TEMPORARY = "@{directory}/tmp";

  /** Standard output and error of the server. */
  public Path serverLog() {
    return path.resolve("server.log");
  }

  /** Standard output and error of the test JVM. */
  public Path testLog() {
    return path.resolve("test.log");
  }

  /** The test JVM's own reports directory. */
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
