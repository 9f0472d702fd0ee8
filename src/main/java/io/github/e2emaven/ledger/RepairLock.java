package io.github.e2emaven.ledger;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.e2emaven.files.FileFacts;
import io.github.e2emaven.files.LockAttempt;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The right to replace directories of a cache. Without it, two runs that find the same damage could
 * each replace what the other has just made and already uses. The operating system releases it when
 * the process exits.
 */
record RepairLock(FileChannel channel) implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(20);

  /**
   * Waits for the lock.
   *
   * @throws IOException when another process keeps it for two minutes, or when another user may
   *     have made what is in its place
   */
  static RepairLock take(Path cache) throws IOException {
    var file = cache.resolve("repair.lock");
    if (FileFacts.find(file).filter(found -> !(found.isPlainFile() && found.isOwn())).isPresent()) {
      throw new IOException(file + " is not a regular file of this user");
    }
    // with READ, as a FIFO that is opened for writing alone blocks until it is read
    var lock = new RepairLock(FileChannel.open(file, Set.of(CREATE, READ, WRITE, NOFOLLOW_LINKS)));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!LockAttempt.succeeds(lock.channel())) {
      if (System.nanoTime() - deadline > 0) {
        lock.close();
        throw new IOException(
            "another run has held %s for %d s".formatted(file, PATIENCE.toSeconds()));
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    return lock;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
