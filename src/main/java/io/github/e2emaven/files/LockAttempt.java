package io.github.e2emaven.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;

/** One attempt to lock a file, which another process or another thread may have locked. */
public final class LockAttempt {

  private LockAttempt() {}

  /** Whether this channel has the lock now; closing the channel releases it. */
  public static boolean succeeds(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // another thread of this JVM
    }
  }
}
