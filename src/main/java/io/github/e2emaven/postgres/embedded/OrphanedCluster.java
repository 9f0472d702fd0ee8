package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.process.ProcessId;
import io.github.e2emaven.process.ProcessStarter;
import io.github.e2emaven.process.ProcessUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The embedded server of a run that is proven dead.
 *
 * @param run the dead run
 * @param directory of its cluster, as its ledger says
 * @param starter starts the program that removes shared memory
 */
public record OrphanedCluster(RunId run, Path directory, ProcessStarter starter)
    implements OrphanedDirectory {

  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Set<String> CONTENT = Set.of("data", "postgres.log", "roles.sql");

  /** What the processes of a run's embedded server carry in {@code E2E_STACK}. */
  public static String cookie(RunId run) {
    return ClusterDirectory.cookie(run);
  }

  /** A directory of the run's name that holds what we put there and nothing else. */
  @Override
  public boolean isRecognised() {
    return isNamed("/" + cookie(run)) && (isGone() || CONTENT.containsAll(content()));
  }

  /**
   * Ends the server: SIGINT first, because a postmaster that is killed leaves shared memory, then
   * SIGQUIT, then the stop ladder.
   *
   * @param grace how long SIGINT may take; zero for none
   * @return whether nobody is left
   */
  public boolean stop(Duration grace) {
    var unit = ProcessUnit.of(cookie(run));
    postmaster(unit).ifPresent(server -> stop(server, grace));
    var data = directory.resolve("data");
    var clean = unit.stop(Duration.ZERO).isClean() && new BackendProcesses(data).end();
    if (clean) {
      pidFile().segment().ifPresent(this::removeSegment);
    }
    return clean;
  }

  private static void stop(ProcessId server, Duration grace) {
    server.interrupt();
    if (!server.endsWithin(grace)) {
      server.quit();
      server.endsWithin(GRACE);
    }
  }

  /** By the server's own word; a number that is not of the unit belongs to somebody else. */
  private Optional<ProcessId> postmaster(ProcessUnit unit) {
    var pid = pidFile().postmaster();
    return unit.members().stream().filter(id -> pid.equals(Optional.of(id.pid()))).findFirst();
  }

  private void removeSegment(long segment) {
    var place = new ToolDirectory(directory, directory.resolve("postgres.log"));
    PostmasterPidFile.remove(segment, place, Map.of(), starter);
  }

  private PostmasterPidFile pidFile() {
    return new PostmasterPidFile(directory.resolve("data"));
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
