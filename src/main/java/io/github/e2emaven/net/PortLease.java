package io.github.e2emaven.net;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
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
      var file = open(path);
      return lock(file) ? Optional.of(new PortLease(path, file, port)) : release(path, file);
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    } catch (IOException e) {
      HELD.remove(path);
      return Optional.empty();
    }
  }

  private static boolean lock(FileChannel file) throws IOException {
    try {
      boolean locked = file.tryLock() != null;
      if (locked) {
        touch(file);
      }
      return locked;
    } catch (OverlappingFileLockException e) {
      PARKED.add(file);
      throw e;
    }
  }

  /** Updates the modification time: cleaners of {@code /tmp} delete files that are days old. */
  private static void touch(FileChannel file) throws IOException {
    file.write(ByteBuffer.wrap(new byte[] {'\n'}), 0);
  }

  private static Optional<PortLease> release(Path path, FileChannel file) throws IOException {
    file.close();
    HELD.remove(path);
    return Optional.empty();
  }

  /** Without CREATE: in a sticky directory, Linux refuses it for a file of another user. */
  private static FileChannel open(Path path) throws IOException {
    try {
      return FileChannel.open(path, Set.of(WRITE, NOFOLLOW_LINKS));
    } catch (NoSuchFileException missing) {
      return create(path);
    }
  }

  private static FileChannel create(Path path) throws IOException {
    try {
      var file = FileChannel.open(path, Set.of(WRITE, CREATE_NEW, NOFOLLOW_LINKS));
      LeaseDirectory.share(path, 0666);
      return file;
    } catch (FileAlreadyExistsException raced) {
      return FileChannel.open(path, Set.of(WRITE, NOFOLLOW_LINKS));
    }
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
