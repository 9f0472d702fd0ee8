package io.github.e2emaven.cleanup;

import io.github.e2emaven.files.LockAttempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The lock that a reaper holds on a ledger, so that no two reapers work on it at once. */
record LedgerLock(FileChannel channel) implements AutoCloseable {

  /** Empty when the ledger is gone, or another reaper has locked it. */
  static Optional<LedgerLock> take(Path ledger) {
    try {
      var channel = FileChannel.open(ledger, StandardOpenOption.WRITE);
      var lock = new LedgerLock(channel);
      if (LockAttempt.succeeds(lock.channel())) {
        return Optional.of(lock);
      }
      lock.close();
      return Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open ledger " + ledger, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The operating system releases the lock when this process exits.
    }
  }
}
