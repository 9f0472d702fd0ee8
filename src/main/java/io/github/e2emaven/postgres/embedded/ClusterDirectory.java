package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.files.FileTree;
import io.github.e2emaven.files.LogTail;
import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.plan.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * The directory of an embedded cluster. It belongs to Maven's user, and {@code data} in it to the
 * user that runs PostgreSQL: whatever Maven writes, it writes beside {@code data}.
 *
 * @param run the run that owns the cluster
 * @param directory private, on the fastest file system that has room
 * @param files the ledger entry of the directory
 * @param processes the ledger entry of everything that carries the cookie
 */
record ClusterDirectory(RunId run, Path directory, Ledger.Entry files, Ledger.Entry processes) {

  /** PostgreSQL's data directory, below the cluster directory. */
  static final String DATA = "data";

  /** What server and programs write, below the cluster directory. */
  static final String LOG = "postgres.log";

  /** Which logins the server accepts, below the cluster directory. */
  static final String LOGINS = "pg_hba.conf";

  /** The start of {@code pg_control} while it is read, below the cluster directory. */
  static final String CONTROL = "pg_control";

  private static final int LOG_LINES = 20;
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final long ROOM = 512L << 20;

  /** Lists the cluster in the ledger and creates its empty directory. */
  static ClusterDirectory make(RunId run, Ledger ledger) throws IOException {
    var directory = parent().resolve(cookie(run));
    var files =
        ledger.enter(new LedgerResource(LedgerResource.Kind.DIRECTORY, directory.toString(), ""));
    try {
      FileTree.makePrivate(directory);
    } catch (IOException e) {
      files.strike(); // it belongs to another cluster and must not be deleted
      throw e;
    }
    var processes =
        ledger.enter(new LedgerResource(LedgerResource.Kind.PROCESSES, cookie(run), ""));
    return new ClusterDirectory(run, directory, files, processes);
  }

  /** The value of {@code E2E_STACK} by which the processes are found again. */
  static String cookie(RunId run) {
    return "e2e-" + run + "-postgres";
  }

  /** Where the directories of clusters are created. */
  static Set<Path> parents() {
    return Set.of(MEMORY, temporary());
  }

  private static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath().normalize();
  }

  private static Path parent() throws IOException {
    // tmpfs is faster by far, but containers often give it 64 MB only
    boolean room = Files.isWritable(MEMORY) && free(MEMORY) >= ROOM;
    return room ? MEMORY : temporary();
  }

  private static long free(Path path) throws IOException {
    return Files.getFileStore(path).getUsableSpace();
  }

  /** {@code max_wal_size} in megabytes, such that the WAL alone never fills the disk. */
  long maxWalSize() throws IOException {
    return Math.max(128, Math.min(2048, (free(directory) >> 20) / 4));
  }

  /** PostgreSQL's data directory. */
  Path data() {
    return directory.resolve(DATA);
  }

  /** What server and programs write. */
  Path log() {
    return directory.resolve(LOG);
  }

  /** Who may log in; outside the data directory, as only Maven's user writes it. */
  Path logins() {
    return directory.resolve(LOGINS);
  }

  /** The end of the log, for the detail of a message. */
  String logTail() {
    return LogTail.quote(log(), LOG_LINES);
  }

  /** Whether one of the last lines of the log contains this text. */
  boolean logContains(String text) {
    return LogTail.read(log(), LOG_LINES).stream().anyMatch(line -> line.contains(text));
  }

  /** The environment of server and programs. */
  Map<String, String> environment() {
    return Map.of("E2E_RUN_ID", run.value(), "E2E_STACK", cookie(run));
  }
}
