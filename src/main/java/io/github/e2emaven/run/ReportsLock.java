package io.github.e2emaven.run;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.planning.TemplateFingerprint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The right of one Maven process to write the final reports of a project, from the start of a run
 * to its verdict: two processes at once would overwrite each other's reports. Runs of one Maven
 * process follow each other and share the lock. The operating system releases it when the process
 * exits.
 */
final class ReportsLock implements AutoCloseable {

  private static final Map<Path, ReportsLock> HELD = new HashMap<>();
  private static final int LONGEST_NOTE = 200;

  private final Path file;
  private final FileChannel channel;
  private int users = 1;

  private ReportsLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param cache where every Maven of this user looks, unlike {@code target}, which {@code clean}
   *     deletes
   * @param reports the directory of the final reports
   * @param holder names this run in the message of another process
   * @throws StageException when another process has it
   * @throws IOException when the cache directory cannot be written
   */
  static ReportsLock take(CacheLayout cache, Path reports, String holder) throws IOException {
    var name = new TemplateFingerprint().add(reports.toAbsolutePath().normalize().toString()).hex();
    var file =
        Files.createDirectories(cache.prepared().locks()).toRealPath().resolve(name + ".lock");
    synchronized (HELD) {
      var held = HELD.get(file);
      if (held != null) {
        held.users++;
        return held;
      }
      var taken = new ReportsLock(file, lock(file, reports, holder));
      HELD.put(file, taken);
      return taken;
    }
  }

  private static FileChannel lock(Path file, Path reports, String holder) throws IOException {
    var channel = FileChannel.open(file, Set.of(CREATE, READ, WRITE, NOFOLLOW_LINKS));
    if (!isGranted(channel)) {
      var other = read(channel);
      channel.close();
      throw new StageException(
          RunStage.CONFIGURATION,
          "Another run (%s) of this project is still writing reports to %s: wait for its end, or use another checkout"
              .formatted(other, reports));
    }
    channel.truncate(0).write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
    return channel;
  }

  /** Also when another class loader of this JVM holds it: channels of one JVM share a lock. */
  private static boolean isGranted(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  private static String read(FileChannel channel) throws IOException {
    var bytes = ByteBuffer.allocate(LONGEST_NOTE);
    channel.read(bytes, 0);
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    synchronized (HELD) {
      if (--users == 0) {
        HELD.remove(file);
        try {
          channel.close();
        } catch (IOException e) {
          // The operating system releases the lock when this process exits.
        }
      }
    }
  }
}
