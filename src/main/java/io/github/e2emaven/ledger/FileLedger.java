package io.github.e2emaven.ledger;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
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
 * operating system when the call returns, so that it outlives this JVM. Safe for use by several
 * threads; an interrupt does not harm it.
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
   * Opens a new ledger; makes its directory, for this user only.
   *
   * @throws UncheckedIOException when the file cannot be written, or a ledger of this run is there
   */
  public static FileLedger create(Path directory, RunOwner owner) {
    var path = pathOf(directory, owner);
    try {
      // Its parents are nobody's secret: PostgreSQL's own user must pass through them.
      Files.createDirectories(directory.toAbsolutePath().getParent());
      Files.createDirectories(directory, forThisUser(directory));
      // Moved into place when its owner stands in it: no reader finds a ledger without one.
      var temporary =
          Files.write(directory.resolve(owner.runId() + ".new"), LedgerLine.of(owner).bytes());
      Files.move(temporary, path);
      return new FileLedger(path, new FileOutputStream(path.toFile(), true));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write ledger " + path, e);
    }
  }

  /** The file that a ledger of this owner has, or will have. */
  public static Path pathOf(Path directory, RunOwner owner) {
    return directory.resolve(owner.runId() + LedgerFile.SUFFIX);
  }

  /** The file. */
  public Path path() {
    return path;
  }

  /**
   * {@inheritDoc} A resource that is open already is not entered twice.
   *
   * @throws UncheckedIOException when it cannot be written; the resource must not be made then
   * @throws IllegalStateException after {@link #close}
   */
  @Override
  public synchronized Entry enter(LedgerResource resource) {
    if (closed) {
      throw new IllegalStateException("ledger " + path + " is closed");
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

  /** Ends the writing; the file goes when nothing is open, and stays for the reaper otherwise. */
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
        // A line too many is harmless: the reaper finds the resource gone.
      }
      deleteWhenDone();
    }
  }

  /** A stack may end in the background after the run closed its ledger. */
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
      throw new UncheckedIOException("cannot write ledger " + path, e);
    }
  }

  private static FileAttribute<?>[] forThisUser(Path directory) {
    var posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix && !Files.exists(directory)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }
}
