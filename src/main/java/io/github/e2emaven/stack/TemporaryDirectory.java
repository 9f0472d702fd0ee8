package io.github.e2emaven.stack;

import io.github.e2emaven.files.FileTree;
import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.ledger.OrphanedDirectory;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunId;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;

/**
 * The temporary directory of one stack's processes, of mode 0700 and deleted with the stack. Its
 * path is short wherever the project lies: the path of a UNIX socket has 107 bytes at most, and
 * browsers, ssh and gpg agents, Python and the JDK make sockets in their temporary directory.
 * Beside their files it holds those by which Failsafe hands passwords to the test JVM.
 *
 * @param path absolute
 * @param entry lists it in the ledger
 */
public record TemporaryDirectory(Path path, Ledger.Entry entry) {

  private static final String FILES = "tmp";
  private static final int ALPHABET = 36;
  private static final int SUFFIXES = ALPHABET * ALPHABET * ALPHABET * ALPHABET;
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Makes one, listed in the ledger before it exists.
   *
   * @return empty when no directory for temporary files is usable
   * @throws StageException when it cannot be created
   */
  static Optional<TemporaryDirectory> make(RunId run, TemporaryPlace place, Ledger ledger) {
    int name = prefix(run).length() + 4 + 1 + FILES.length();
    return place.directory(name).map(parent -> make(run, parent, ledger));
  }

  private static TemporaryDirectory make(RunId run, Path parent, Ledger ledger) {
    var suffix = Integer.toString(SUFFIXES + RANDOM.nextInt(SUFFIXES), ALPHABET).substring(1);
    var path = parent.resolve(prefix(run) + suffix);
    var entry =
        ledger.enter(new LedgerResource(LedgerResource.Kind.DIRECTORY, path.toString(), ""));
    try {
      FileTree.makePrivate(FileTree.makePrivate(path).resolve(FILES));
      return new TemporaryDirectory(path, entry);
    } catch (IOException e) {
      entry.strike(); // nothing is there, or it is not ours
      throw new StageException(
          RunStage.SERVER,
          "Cannot create the temporary directory %s: %s. Free disk space, or give Maven another directory: -Djava.io.tmpdir=<directory> in MAVEN_OPTS"
              .formatted(path, e),
          e);
    }
  }

  /** The directory that the stack's processes get. */
  Path files() {
    return path.resolve(FILES);
  }

  private static String prefix(RunId run) {
    return "e2e-" + run + "-";
  }

  /**
   * Deletes it with everything in it; harmless when repeated.
   *
   * @throws IOException when something remains; the ledger lists it still
   */
  void delete() throws IOException {
    FileTree.delete(path);
    entry.strike();
  }

  /** Deletes it while it is empty; what cannot be deleted stays in the ledger. */
  void discard() {
    try {
      delete();
    } catch (IOException e) {
      // The reaper deletes it.
    }
  }

  /**
   * The directory of a run that is proven dead.
   *
   * @param run the dead run
   * @param parents where runs make such directories
   * @param directory as its ledger says
   */
  public record Orphan(RunId run, Set<Path> parents, Path directory) implements OrphanedDirectory {

    public Orphan {
      parents = Set.copyOf(parents);
    }

    /** Of a run on this host. */
    public static Orphan of(RunId run, Path directory) {
      return new Orphan(run, Set.copyOf(TemporaryPlace.ofHost().candidates()), directory);
    }

    @Override
    public boolean isRecognised() {
      var name = String.valueOf(directory.getFileName());
      return name.matches(prefix(run) + "[a-z0-9]{4}") && isNamed("/" + name);
    }
  }
}
