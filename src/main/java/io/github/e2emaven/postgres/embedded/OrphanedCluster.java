package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.ledger.OrphanedDirectory;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.process.ProcessStarter;
import io.github.e2emaven.process.ProcessUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The embedded server of a run that is proven dead.
 *
 * @param run the dead run
 * @param directory of the cluster, as the ledger says
 * @param starter starts the program that removes shared memory
 */
public record OrphanedCluster(RunId run, Path directory, ProcessStarter starter)
    implements OrphanedDirectory {

  private static final Set<String> CONTENT =
      Set.of(
          ClusterDirectory.DATA,
          ClusterDirectory.LOG,
          ClusterDirectory.LOGINS,
          ClusterDirectory.CONTROL,
          "roles.sql");

  /** The value of {@code E2E_STACK} that the processes of a run's embedded server carry. */
  public static String cookie(RunId run) {
    return ClusterDirectory.cookie(run);
  }

  @Override
  public Set<Path> parents() {
    return ClusterDirectory.parents();
  }

  /** Whether the directory has the run's name and contains only what the plugin puts there. */
  @Override
  public boolean isRecognised() {
    return isNamed("/" + cookie(run)) && (isGone() || CONTENT.containsAll(content()));
  }

  /**
   * Stops the server with everything that it started, and removes its shared memory.
   *
   * @param grace time from SIGINT to SIGQUIT; zero skips the wait
   * @return whether no process is left
   */
  public boolean stop(Duration grace) {
    return new PostmasterShutdown(ProcessUnit.of(cookie(run)), directory, starter).run(grace);
  }

  private Set<String> content() {
    try (var entries = Files.list(directory)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      return Set.of(e.toString());
    }
  }
}
