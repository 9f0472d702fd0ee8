package io.github.e2emaven.cleanup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The right to reap one ledger: two reapers at once would trip over each other. */
record LedgerLock(FileChannel channel) implements AutoCloseable {

  /** Empty when the ledger is gone, or somebody else is at it. */
  static Optional<LedgerLock> take(Path ledger) {
    try {
      var channel = FileChannel.open(ledger, StandardOpenOption.WRITE);
      var claim = new LedgerLock(channel);
      if (claim.isGranted()) {
        return Optional.of(claim);
      }
      claim.close();
      return Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open ledger " + ledger, e);
    }
  }

  private boolean isGranted() throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // another thread of this JVM
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock ends with this process at the latest.
    }
  }
}
