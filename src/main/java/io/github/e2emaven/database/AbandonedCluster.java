package io.github.e2emaven.database;

import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.process.Launch;
import io.github.e2emaven.process.ProcessId;
import io.github.e2emaven.process.ProcessStarter;
import io.github.e2emaven.process.ProcessUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
public record AbandonedCluster(RunId run, Path directory, ProcessStarter starter) {

  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Set<String> CONTENT = Set.of("data", "postgres.log", "roles.sql");
  private static final int SEGMENT = 6;

  /** What the processes of a run's embedded server carry in {@code E2E_STACK}. */
  public static String cookie(RunId run) {
    return EmbeddedCluster.cookie(run);
  }

  /**
   * Whether the path can be nothing but that cluster: a real directory of the run's name that holds
   * what we put there and nothing else. Also true when it is gone.
   */
  public boolean isRecognised() {
    var plain = directory.isAbsolute() && directory.equals(directory.normalize());
    var named = plain && directory.endsWith(cookie(run));
    return named && (isGone() || (isDirectory() && CONTENT.containsAll(content())));
  }

  /** Whether there is nothing under this path. */
  public boolean isGone() {
    return Files.notExists(directory, LinkOption.NOFOLLOW_LINKS);
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
    var clean = unit.stop(Duration.ZERO).isClean();
    if (clean) {
      number(SEGMENT, 1).ifPresent(this::removeSegment);
    }
    return clean;
  }

  /**
   * Deletes the directory; call it when the server is gone.
   *
   * @throws IOException when something is left of it
   */
  public void delete() throws IOException {
    if (!isRecognised()) {
      throw new IOException(directory + " is not the cluster of run " + run);
    }
    FileTree.delete(directory);
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
    var pid = number(0, 0);
    return unit.members().stream().filter(id -> pid.equals(Optional.of(id.pid()))).findFirst();
  }

  private void removeSegment(long id) {
    var command = List.of("ipcrm", "-m", Long.toString(id));
    try {
      var log = directory.resolve("postgres.log");
      Waiting.endsDespiteInterruption(
          starter.start(new Launch(command, Map.of(), directory, log)), GRACE);
    } catch (UncheckedIOException e) {
      // Without the program 56 bytes stay until the next boot.
    }
  }

  /** A number of {@code postmaster.pid}, which is there until the server ends in good order. */
  private Optional<Long> number(int line, int word) {
    try {
      var words = Files.readAllLines(directory.resolve("data/postmaster.pid")).get(line).strip();
      return Optional.of(Long.valueOf(words.split("\\s+", -1)[word]));
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private boolean isDirectory() {
    return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS);
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
