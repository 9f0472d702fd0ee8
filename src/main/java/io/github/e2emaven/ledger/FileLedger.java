package io.github.e2emaven.ledger;

import io.github.e2emaven.files.FileFacts;
import io.github.e2emaven.files.SharedDirectory;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A ledger in a file of JSON lines, {@code <directory>/<run-id>.ledger}. Each line has reached the
 * operating system when the call returns, so that it survives this JVM. Safe for use by several
 * threads; an interrupt does not damage it.
 */
public final class FileLedger implements Ledger, AutoCloseable {

  private final Path path;
  private final OutputStream out;
  private final Set<LedgerResource> open = new LinkedHashSet<>();
  private boolean closed;
  private boolean lineBroken;

  private FileLedger(Path path, OutputStream out) {
    this.path = path;
    this.out = out;
  }

  /**
   * Creates a ledger, and its directory with access for this user only.
   *
   * @throws UncheckedIOException when the file cannot be written, or the run has a ledger already
   */
  public static FileLedger create(Path directory, RunOwner owner) {
    var path = pathOf(directory, owner);
    try {
      // Its parents get default permissions: PostgreSQL's own user needs access to them.
      SharedDirectory.create(directory.toAbsolutePath().resolveSibling(""));
      Files.createDirectories(directory, forThisUser(directory, "rwx------"));
      LedgerDirectory.check(directory);
      // Made first, as it takes a while: a kill must find as little of a ledger as possible.
      var content = LedgerLine.of(owner).bytes();
      // Moved into place once it contains its owner: no reader finds a ledger without one.
      var temporary = unfinished(path);
      Files.createFile(temporary, forThisUser(temporary, "rw-------"));
      Files.write(temporary, content);
      Files.move(temporary, path);
      return new FileLedger(path, new FileOutputStream(path.toFile(), true));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write ledger " + path + ": " + e.getMessage(), e);
    }
  }

  /** The file of this owner's ledger, which need not exist yet. */
  public static Path pathOf(Path directory, RunOwner owner) {
    return directory.resolve(owner.runId() + LedgerFile.SUFFIX);
  }

  /** The file that becomes the ledger; it exists for a moment only, unless Maven dies in it. */
  public static Path unfinished(Path ledger) {
    return ledger.resolveSibling(ledger.getFileName() + ".new");
  }

  /** The file. */
  public Path path() {
    return path;
  }

  /**
   * {@inheritDoc} A resource that is open already is not entered twice.
   *
   * @throws UncheckedIOException when it cannot be written; the resource must then not be created
   * @throws IllegalStateException after {@link #close}
   */
  @Override
  public synchronized Entry enter(LedgerResource resource) {
    if (closed) {
      throw new IllegalStateException("Ledger " + path + " is closed");
    }
    if (!open.contains(resource)) {
      write(LedgerLine.enter(resource));
      open.add(resource);
    }
    return () -> strike(resource);
  }

  @Override
  public synchronized List<LedgerResource> open() {
    var newestFirst = new ArrayList<>(open);
    Collections.reverse(newestFirst);
    return List.copyOf(newestFirst);
  }

  /** Closes the ledger. Deletes the file if no resource is open; else it remains for the reaper. */
  @Override
  public synchronized void close() {
    closed = true;
    deleteWhenDone();
  }

  private synchronized void strike(LedgerResource resource) {
    if (open.remove(resource)) {
      try {
        write(LedgerLine.strike(resource));
      } catch (UncheckedIOException e) {
        // An extra line is harmless: the reaper finds the resource gone.
      }
      deleteWhenDone();
    }
  }

  /** A stack may be released in the background after the run has closed its ledger. */
  private void deleteWhenDone() {
    if (closed && open.isEmpty()) {
      try {
        out.close();
        Files.deleteIfExists(path);
      } catch (IOException e) {
        // A ledger without open resources is harmless; the reaper deletes it.
      }
    }
  }

  /** One write call per line; a stream, because a channel closes when its thread is interrupted. */
  private void write(LedgerLine line) {
    try {
      if (lineBroken) {
        out.write('\n');
        lineBroken = false;
      }
      out.write(line.bytes());
    } catch (IOException e) {
      lineBroken = true;
      throw new UncheckedIOException("Cannot write ledger " + path + ": " + e.getMessage(), e);
    }
  }

  private static FileAttribute<?>[] forThisUser(Path path, String mode) {
    return FileFacts.hasModes(path) && !Files.exists(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }
}
