package io.github.e2emaven.planning;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a run as the user wrote them.
 *
 * @param behaviour how the run behaves
 * @param ports names of further ports
 * @param server the {@code <server>} element
 * @param database the {@code <database>} element
 * @param cacheDirectory null for the default
 */
public record RunParameters(
    Behaviour behaviour,
    List<String> ports,
    ServerParameters server,
    DatabaseParameters database,
    @Nullable String cacheDirectory) {

  public RunParameters {
    ports = List.copyOf(ports);
  }

  /**
   * How a run behaves.
   *
   * @param workers {@code 4}, {@code 0.5C} or {@code auto}
   * @param failFast whether the first failed test file aborts the run
   * @param retries further attempts of a test file that did not pass
   * @param timeouts of an attempt and of the run
   * @param keepDatabases a token of {@link io.github.e2emaven.plan.RunSettings.KeepDatabases}
   */
  public record Behaviour(
      String workers, boolean failFast, int retries, Timeouts timeouts, String keepDatabases) {}

  /**
   * Limits of time, in seconds.
   *
   * @param attempt for the tests of one attempt, at least 1
   * @param run for the whole run, 0 for no limit
   */
  public record Timeouts(int attempt, int run) {}

  /**
   * The cache directory.
   *
   * @param configured null for the default, which is in the user's home; for root it is not,
   *     because PostgreSQL will not run as root and its own user cannot enter root's home
   */
  public static Path cache(@Nullable String configured) {
    if (configured != null) {
      return Path.of(configured).toAbsolutePath().normalize();
    }
    return System.getProperty("user.name", "").equals("root")
        ? Path.of("/var/cache/e2e-maven-plugin")
        : Path.of(System.getProperty("user.home"), ".cache", "e2e-maven-plugin");
  }
}
