package io.github.e2emaven.net;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.e2emaven.files.FileFacts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A lock on the file of one port; the operating system releases it when this JVM exits. POSIX also
 * releases it when the JVM closes <em>any</em> channel on that file, so a locked file is never
 * opened a second time.
 */
final class PortLease implements PortSource.Claim {

  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  /** Files whose lock belongs to another copy of this class in this JVM: open until it exits. */
  private static final Queue<FileChannel> PARKED = new ConcurrentLinkedQueue<>();

  private final Path path;
  private final FileChannel file;
  private final int port;
  private final AtomicBoolean closed = new AtomicBoolean();

  private PortLease(Path path, FileChannel file, int port) {
    this.path = path;
    this.file = file;
    this.port = port;
  }

  /**
   * Empty when the port is leased already, or its file cannot be used.
   *
   * @param directory of the lock files, as a real path: a lease must not have two names
   */
  static Optional<PortLease> take(Path directory, int port) {
    var path = directory.resolve(port + ".lock");
    if (!HELD.add(path)) {
      return Optional.empty();
    }
    try {
      return lock(open(path)).map(file -> new PortLease(path, file, port)).or(() -> release(path));
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    } catch (IOException e) {
      return release(path);
    }
  }

  private static Optional<PortLease> release(Path path) {
    HELD.remove(path);
    return Optional.empty();
  }

  /** Empty, and closed, when another process has the lock. */
  private static Optional<FileChannel> lock(FileChannel file) throws IOException {
    try {
      if (file.tryLock() != null) {
        touch(file);
        return Optional.of(file);
      }
      file.close();
      return Optional.empty();
    } catch (OverlappingFileLockException e) {
      PARKED.add(file);
      throw e;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /**
   * Updates the modification time: cleaners of {@code /tmp} delete files that are days old. Leaves
   * the content as it is, in case another user has just replaced a file of theirs by a link.
   */
  private static void touch(FileChannel file) throws IOException {
    var first = ByteBuffer.allocate(1);
    if (file.read(first, 0) > 0) {
      file.write(first.flip(), 0);
    }
  }

  /**
   * Opens the file, or makes it. Without CREATE: in a sticky directory, Linux refuses it for a file
   * of another user. With READ: a FIFO that is opened for writing alone blocks until it is read.
   */
  private static FileChannel open(Path path) throws IOException {
    if (FileFacts.find(path).isEmpty()) {
      create(path);
    }
    if (!FileFacts.of(path).isPlainFile()) {
      throw new IOException(path + " is not a regular file");
    }
    return FileChannel.open(path, Set.of(READ, WRITE, NOFOLLOW_LINKS));
  }

  private static void create(Path path) throws IOException {
    try {
      Files.write(path, new byte[] {'\n'}, WRITE, CREATE_NEW);
      // elsewhere, another user could have replaced it by a link
      if (isShared(path.resolveSibling("."))) {
        LeaseDirectory.setMode(path, 0666);
      }
    } catch (FileAlreadyExistsException raced) {
      // made by another process meanwhile
    }
  }

  private static boolean isShared(Path directory) throws IOException {
    var facts = FileFacts.of(directory);
    return facts.isShared() && facts.isSafeDirectory();
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        file.close();
      } catch (IOException e) {
        // The operating system releases the lock anyway.
      }
      HELD.remove(path);
    }
  }
}
