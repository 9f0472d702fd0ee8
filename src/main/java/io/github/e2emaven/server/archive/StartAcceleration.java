package io.github.e2emaven.server.archive;

import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.process.ExitStatus;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Starts the servers of a run from a class-data archive, once there is one. Whatever is wrong with
 * the archive, servers start without it. Safe for several threads.
 */
public final class StartAcceleration {

  /** 128 + SIGILL, SIGABRT, SIGBUS, SIGSEGV: what a damaged archive does to a JVM. */
  private static final Set<Integer> CRASHES = Set.of(132, 134, 135, 139);

  private final @Nullable ServerArchive archive;
  private volatile @Nullable StoredArchive stored;
  private volatile @Nullable String obstacle;

  private StartAcceleration(
      @Nullable ServerArchive archive, @Nullable StoredArchive stored, @Nullable String obstacle) {
    this.archive = archive;
    this.stored = stored;
    this.obstacle = obstacle;
  }

  /** For servers that never start from an archive, and of which nothing is told. */
  public static StartAcceleration none() {
    return new StartAcceleration(null, null, "");
  }

  /** Finds the archive of a server; {@link #describe} names what prevents one. */
  public static StartAcceleration of(ServerPlan server, ArchiveMeans means) {
    var program = server.archivable();
    if (program == null) {
      return none();
    }
    try {
      var archive = ServerArchive.of(server, program, means);
      var stored = archive.find().orElse(null);
      return stored == null && !means.pays()
          ? without(NotArchivableException.doesNotPay().getMessage())
          : new StartAcceleration(archive, stored, null);
    } catch (NotArchivableException e) {
      return without(e.getMessage());
    } catch (IOException e) {
      return without("it cannot be read (%s)".formatted(e));
    }
  }

  private static StartAcceleration without(@Nullable String why) {
    return new StartAcceleration(null, null, String.valueOf(why));
  }

  /** One line for users; empty when there is nothing to tell. */
  public String describe() {
    var found = stored;
    var why = obstacle;
    if (why != null) {
      return why.isEmpty() ? "" : "Server starts without a class-data archive: " + why;
    }
    return found == null
        ? "Server starts without a class-data archive until one is built"
        : String.format(
            Locale.ROOT,
            "Server starts from a class-data archive (%d MB, built in %.1f s)",
            Math.max(1, found.bytes() / 1_000_000),
            found.duration().toMillis() / 1000.0);
  }

  /** How the next server starts. */
  public ServerPlan next(ServerPlan server) {
    var made = archive;
    var found = stored;
    return made != null && found != null && made.isPresent(found)
        ? server.withCommand(made.reading(found))
        : server;
  }

  /** Whether this run builds an archive. */
  public boolean isWanted() {
    return archive != null && stored == null && obstacle == null;
  }

  /** A start of the server that writes its archive. */
  @FunctionalInterface
  public interface TrainingStart {

    /**
     * Starts the server, and returns when its JVM has exited; false when that was killed before it
     * could write an archive.
     *
     * @throws StageException when the server does not become ready
     */
    boolean run(ServerPlan server);
  }

  /**
   * Makes the archive by a start of the server.
   *
   * @param start runs once, whatever is wrong with the archive
   * @throws StageException what the start throws
   */
  public void train(ServerPlan server, TrainingStart start) {
    var made = archive;
    if (made == null || !isWanted()) {
      start.run(next(server));
      return;
    }
    var once = new Once(start);
    try {
      made.train(command -> once.run(server.withCommand(command)));
      stored = made.find().orElse(null);
    } catch (NotArchivableException e) {
      obstacle = String.valueOf(e.getMessage());
    } catch (IOException e) {
      obstacle = "it cannot be written (%s)".formatted(e);
    }
    once.runIfMissed(next(server));
  }

  private static final class Once {
    private final TrainingStart start;
    private boolean done;

    Once(TrainingStart start) {
      this.start = start;
    }

    boolean run(ServerPlan plan) {
      done = true;
      return start.run(plan);
    }

    void runIfMissed(ServerPlan plan) {
      if (!done) {
        run(plan);
      }
    }
  }

  /** Builds no archive in this run. */
  public void skip(String why) {
    obstacle = why;
  }

  /** Notes why none was built: for a day, no run tries again. */
  public void refuse() {
    var why = obstacle;
    try {
      if (archive != null && why != null) {
        archive.refuse(why);
      }
    } catch (IOException | NotArchivableException e) {
      // The next run finds it out again.
    }
  }

  /**
   * Whether a server crashed because of its archive, which is deleted then; the next server starts
   * without.
   *
   * @param started how it was started
   */
  public boolean isToBlame(ServerPlan started, ExitStatus exit) {
    var program = started.archivable();
    if (archive == null || program == null || started.command().equals(program.command())) {
      return false;
    }
    if (!CRASHES.contains(exit.code())) {
      return false;
    }
    abandon("the JVM crashed with it (%s)".formatted(exit));
    return true;
  }

  private synchronized void abandon(String why) {
    if (obstacle != null || archive == null) {
      return;
    }
    obstacle = why;
    stored = null;
    try {
      archive.discard();
    } catch (IOException e) {
      obstacle = "%s, and it cannot be deleted (%s)".formatted(why, e);
    }
  }
}
