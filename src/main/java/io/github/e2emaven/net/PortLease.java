package io.github.e2emaven.net;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A lock on the file of one port; the operating system drops it when this JVM ends. */
final class PortLease implements PortClaim {

  private final FileChannel file;
  private final int port;

  private PortLease(FileChannel file, int port) {
    this.file = file;
    this.port = port;
  }

  /** Empty when somebody else has it, or its file cannot be used. */
  static Optional<PortLease> take(Path path, int port) {
    try {
      var file = open(path);
      if (lock(file) == null) {
        file.close();
        return Optional.empty();
      }
      return Optional.of(new PortLease(file, port));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Not with CREATE: Linux refuses that in a sticky directory on a file of another user. */
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
      LeasedPorts.share(path, 0666);
      return file;
    } catch (FileAlreadyExistsException raced) {
      return FileChannel.open(path, Set.of(WRITE, NOFOLLOW_LINKS));
    }
  }

  private static @Nullable FileLock lock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by another thread of this JVM, perhaps by another module's copy of this class.
      return null;
    }
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      // The operating system drops the lock all the same.
    }
  }
}
