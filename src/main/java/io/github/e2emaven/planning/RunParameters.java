package io.github.e2emaven.planning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a run as the user wrote them.
 *
 * @param tests which tests run
 * @param behaviour how the run behaves
 * @param ports names of further ports
 * @param server the {@code <server>} element
 * @param database the {@code <database>} element
 * @param cacheDirectory null for the default
 */
public record RunParameters(
    Tests tests,
    Behaviour behaviour,
    List<String> ports,
    ServerParameters server,
    DatabaseParameters database,
    @Nullable String cacheDirectory) {

  /** Which tests run. */
  public record Tests(
      List<String> includes, List<String> excludes, @Nullable String filter, boolean failIfNone) {}

  /** How the run behaves. */
  public record Behaviour(
      String workers, boolean failFast, int retries, Timeouts timeouts, String keepDatabases) {}

  /** How long things may take, in seconds; 0 for a run without limit. */
  public record Timeouts(int attempt, int run) {}
}
