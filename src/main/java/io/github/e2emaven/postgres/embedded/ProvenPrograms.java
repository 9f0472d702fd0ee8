package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.files.FileFacts;
import io.github.e2emaven.ledger.DirectoryCache;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.postgres.programs.OsUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;

/**
 * PostgreSQL's programs in the cache: proven before they get there, and before they are used.
 *
 * @param cache where they are kept
 * @param name of their directory
 * @param unpack fills it
 * @param cluster gives working directory, log and environment
 * @param owner the run
 */
record ProvenPrograms(
    DirectoryCache cache,
    String name,
    DirectoryCache.Maker unpack,
    ClusterDirectory cluster,
    ClusterOwner owner) {

  /**
   * The programs, which this user can run.
   *
   * @throws StageException of stage POSTGRESQL when the user cannot run them
   */
  PostgresTools of(OsUser user) throws IOException {
    var home = cache.directory(name, made -> make(made, user));
    trust(home, "PostgreSQL's programs");
    prove(tools(home, user));
    return tools(home, user);
  }

  private void make(Path directory, OsUser user) throws IOException {
    unpack.fill(directory);
    prove(tools(directory, user));
  }

  private PostgresTools tools(Path home, OsUser user) {
    return new PostgresTools(home.resolve("bin"), user, cluster, owner.starter());
  }

  /** Programs of another user could do anything, and so could the files that they start from. */
  static void trust(Path directory, String what) throws IOException {
    var facts = FileFacts.of(directory);
    if (!facts.isOwn() && !facts.isRoots()) {
      throw new StageException(
          RunStage.POSTGRESQL,
          "%s in %s belong to another user (uid %d). Delete them, or set <cacheDirectory> to a directory of your own."
              .formatted(what, directory, facts.owner()));
    }
  }

  private static void prove(PostgresTools tools) {
    var postgres = tools.bin().resolve("postgres");
    if (runs(tools)) {
      return;
    }
    throw new StageException(
        RunStage.POSTGRESQL,
        isMountedNoexec(postgres)
            ? "The file system of %s is mounted noexec, so PostgreSQL's programs cannot run there. Set <cacheDirectory> (-De2e.cacheDirectory) to a directory on another file system."
                .formatted(postgres)
            : "User '%s' cannot run %s: it needs execute permission on every parent directory (a home directory of mode 0700 denies it), and binaries for this system. Set <cacheDirectory> accordingly."
                .formatted(tools.user().name(), postgres),
        tools.cluster().logTail());
  }

  private static boolean runs(PostgresTools tools) {
    return tools.succeeds(List.of(tools.bin().resolve("postgres").toString(), "--version"));
  }

  /** There, even root is refused although the mode permits it. */
  private static boolean isMountedNoexec(Path program) {
    try {
      return Files.getPosixFilePermissions(program).contains(PosixFilePermission.OWNER_EXECUTE)
          && !Files.isExecutable(program);
    } catch (IOException e) {
      return false;
    }
  }
}
