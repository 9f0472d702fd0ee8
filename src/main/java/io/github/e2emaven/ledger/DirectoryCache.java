package io.github.e2emaven.ledger;

import io.github.e2emaven.files.FileTree;
import io.github.e2emaven.files.SharedDirectory;
import io.github.e2emaven.plan.RunId;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Directories that are made once and never changed, safe for several Maven processes at a time: a
 * directory is complete from the moment it has its name.
 *
 * @param root the parent directory
 * @param run the run that makes missing directories, one after the other
 * @param ledger lists the directory that is being made
 */
public record DirectoryCache(Path root, RunId run, Ledger ledger) {

  /** The directory of this name, made first if it is missing. */
  public Path directory(String name, Maker maker) throws IOException {
    var target = root.resolve(name);
    if (Files.isDirectory(target)) {
      return target;
    }
    SharedDirectory.create(root);
    var temporary = root.resolve(name + PartialEntry.mark(run));
    var entry =
        ledger.enter(new LedgerResource(LedgerResource.Kind.DIRECTORY, temporary.toString(), ""));
    try {
      Files.createDirectory(temporary);
      Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
      maker.fill(temporary);
      move(temporary, target);
      return target;
    } finally {
      FileTree.delete(temporary);
      entry.strike();
    }
  }

  /** Deletes a directory that proved to be broken, so that it is made again. */
  public void discard(String name) throws IOException {
    var aside = root.resolve(name + PartialEntry.mark(run));
    var entry =
        ledger.enter(new LedgerResource(LedgerResource.Kind.DIRECTORY, aside.toString(), ""));
    Files.move(root.resolve(name), aside, StandardCopyOption.ATOMIC_MOVE);
    FileTree.delete(aside);
    entry.strike();
  }

  private static void move(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException e) {
      return; // another process made it first
    } catch (FileSystemException e) {
      if (!Files.isDirectory(target)) {
        throw e;
      }
    }
  }

  /**
   * An incomplete directory of a run that is proven dead.
   *
   * @param run the dead run
   * @param root the cache
   * @param directory as the run's ledger says
   */
  public record PartialEntry(RunId run, Path root, Path directory) implements OrphanedDirectory {

    /** The suffix of a directory's name while it is incomplete. */
    private static String mark(RunId run) {
      return ".tmp-" + run;
    }

    @Override
    public Set<Path> parents() {
      return Set.of(root);
    }

    @Override
    public boolean isRecognised() {
      return isNamed(mark(run));
    }
  }

  /** Fills a new directory. */
  @FunctionalInterface
  public interface Maker {
    /** Gets the directory under its temporary name. */
    void fill(Path directory) throws IOException;
  }
}
