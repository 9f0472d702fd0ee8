package io.github.e2emaven.plan;

import java.nio.file.Path;

/**
 * The files of one attempt.
 *
 * @param path {@code target/e2e/runs/<run-id>/<class name>/attempt-<n>}, absolute
 * @param temporary the temporary directory of server and test JVM
 */
public record AttemptDirectory(Path path, Path temporary) {

  /** With a temporary directory below the server's working directory. */
  public AttemptDirectory(Path path) {
    this(path, path.resolve("work").resolve("tmp"));
  }

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

  /** Where Failsafe hands system properties to the test JVM, passwords among them. */
  public Path boot() {
    return temporary.resolveSibling("boot");
  }

  /** The server's working directory, {@code @{directory}}. */
  public Path work() {
    return path.resolve("work");
  }
}
