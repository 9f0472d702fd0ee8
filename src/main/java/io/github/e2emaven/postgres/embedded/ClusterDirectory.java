package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.plan.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The directory of a run's own cluster: {@code data} and {@code postgres.log}.
 *
 * @param run the run
 * @param directory of mode 0700, on the fastest file system that has room
 * @param files its line in the ledger
 * @param processes the line of everything that carries the cookie
 */
record ClusterDirectory(RunId run, Path directory, Ledger.Entry files, Ledger.Entry processes) {

  private static final Path MEMORY = Path.of("/dev/shm");
  private static final long ROOM = 512L << 20;

  /** Enters the cluster into the ledger and makes its empty directory. */
  static ClusterDirectory make(RunId run, Ledger ledger) throws IOException {
    var directory = parent().resolve(cookie(run));
    var files =
        ledger.enter(new LedgerResource(LedgerResource.Kind.DIRECTORY, directory.toString(), ""));
    try {
      FileTree.makePrivate(directory);
    } catch (IOException e) {
      files.strike(); // not ours: it must not be deleted for us
      throw e;
    }
    var processes =
        ledger.enter(new LedgerResource(LedgerResource.Kind.PROCESSES, cookie(run), ""));
    return new ClusterDirectory(run, directory, files, processes);
  }

  /** How the processes are found again. */
  static String cookie(RunId run) {
    return "e2e-" + run + "-postgres";
  }

  private static Path parent() throws IOException {
    // files on tmpfs cost a fraction; but containers often give it 64 MB only
    boolean room = Files.isWritable(MEMORY) && free(MEMORY) >= ROOM;
    return room ? MEMORY : Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
  }

  private static long free(Path path) throws IOException {
    return Files.getFileStore(path).getUsableSpace();
  }

  /** What {@code max_wal_size} may be, in megabytes, so that the log alone never fills the disk. */
  long maxWalSize() throws IOException {
    return Math.max(128, Math.min(2048, (free(directory) >> 20) / 4));
  }

  /** PostgreSQL's data directory. */
  Path data() {
    return directory.resolve("data");
  }

  /** Where the programs run. */
  ToolDirectory place() {
    return new ToolDirectory(directory, directory.resolve("postgres.log"));
  }

  /** The environment of the programs. */
  Map<String, String> environment() {
    return Map.of("E2E_RUN_ID", run.value(), "E2E_STACK", cookie(run));
  }
}
