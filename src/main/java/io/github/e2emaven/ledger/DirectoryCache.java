package io.github.e2emaven.ledger;

import io.github.e2emaven.files.ContentList;
import io.github.e2emaven.files.FileFacts;
import io.github.e2emaven.files.FileTree;
import io.github.e2emaven.files.SharedDirectory;
import io.github.e2emaven.plan.RunId;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Directories that are made once and never changed, safe for several Maven processes at a time: a
 * directory is complete from the moment it has its name. Each contains a list of its files, and is
 * made again when they are no longer what the list says.
 *
 * @param root the parent directory
 * @param run the run that makes missing directories, one after the other
 * @param ledger lists the directory that is being made
 * @param notice receives a line for each directory that is made again
 */
public record DirectoryCache(Path root, RunId run, Ledger ledger, Consumer<String> notice) {

  /**
   * The directory of this name, made first if it is missing or damaged. One that belongs to neither
   * this user nor root is returned unseen: the caller must not trust it.
   *
   * @throws IOException when it cannot be made, or is damaged and belongs to root
   */
  public Path directory(String name, Maker maker) throws IOException {
    var target = root.resolve(name);
    if (!Files.isDirectory(target)) {
      make(target, maker);
    } else if (isDamaged(target)) {
      var lock = RepairLock.take(root);
      try {
        repair(target, maker);
      } finally {
        lock.close();
      }
    }
    return target;
  }

  /**
   * The directory of this name if it exists; a damaged one is deleted, for the caller to make it
   * again. One that belongs to neither this user nor root is returned unseen, as by {@link
   * #directory}.
   *
   * @throws IOException when it is damaged and belongs to root
   */
  public Optional<Path> find(String name) throws IOException {
    var target = root.resolve(name);
    if (Files.isDirectory(target) && isDamaged(target)) {
      var lock = RepairLock.take(root);
      try {
        discardDamaged(target);
      } finally {
        lock.close();
      }
    }
    return Optional.of(target).filter(Files::isDirectory);
  }

  /**
   * The directory of this name, made first if it is missing. For callers that check what they find.
   *
   * @throws IOException when it cannot be made
   */
  public Path unchecked(String name, Maker maker) throws IOException {
    var target = root.resolve(name);
    if (!Files.isDirectory(target)) {
      make(target, maker);
    }
    return target;
  }

  private static boolean isDamaged(Path directory) throws IOException {
    var facts = FileFacts.of(directory);
    var damage =
        facts.isOwn() || facts.isRoots() ? ContentList.damage(directory) : Optional.<String>empty();
    if (damage.isPresent() && !facts.isOwn()) {
      throw new IOException(
          "%s is damaged (%s) and belongs to root, who must delete it"
              .formatted(directory, damage.get()));
    }
    return damage.isPresent();
  }

  private void repair(Path target, Maker maker) throws IOException {
    discardDamaged(target);
    if (!Files.isDirectory(target)) {
      make(target, maker);
    }
  }

  /** Looks again: another process may have repaired or deleted it meanwhile. */
  private void discardDamaged(Path target) throws IOException {
    var damage = Files.isDirectory(target) ? ContentList.damage(target) : Optional.<String>empty();
    if (damage.isPresent()) {
      notice.accept("%s is damaged (%s); making it again".formatted(target, damage.get()));
      discard(String.valueOf(target.getFileName()));
    }
  }

  private void make(Path target, Maker maker) throws IOException {
    SharedDirectory.create(root);
    var name = target.getFileName();
    var temporary = root.resolve(name + PartialEntry.mark(run));
    var entry =
        ledger.enter(new LedgerResource(LedgerResource.Kind.DIRECTORY, temporary.toString(), ""));
    try {
      Files.createDirectory(temporary);
      Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
      maker.fill(temporary);
      ContentList.write(temporary);
      move(temporary, target);
    } finally {
      FileTree.delete(temporary);
      entry.strike();
    }
  }

  /** Deletes a directory that is of no use any more; harmless when it does not exist. */
  public void discard(String name) throws IOException {
    var target = root.resolve(name);
    var aside = root.resolve(name + PartialEntry.mark(run));
    var entry =
        ledger.enter(new LedgerResource(LedgerResource.Kind.DIRECTORY, aside.toString(), ""));
    try {
      Files.move(target, aside, StandardCopyOption.ATOMIC_MOVE);
      FileTree.delete(aside);
    } catch (NoSuchFileException e) {
      // another process has deleted it
    }
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
