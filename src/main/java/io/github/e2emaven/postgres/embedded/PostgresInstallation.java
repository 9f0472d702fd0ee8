package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.files.FileTree;
import io.github.e2emaven.ledger.DirectoryCache;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.postgres.programs.AccountlessPrograms;
import io.github.e2emaven.postgres.programs.BinariesArchive;
import io.github.e2emaven.postgres.programs.OsUser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Unpacked programs, and the user that runs them.
 *
 * @param cache holds programs and initial clusters
 * @param name of this version for this system, unique in the cache
 * @param tools the programs
 */
record PostgresInstallation(DirectoryCache cache, String name, PostgresTools tools) {

  private static final int WITH_SETTINGS = 16;
  private static final int BUILTIN_LOCALES = 17;

  /** Unpacks the programs if necessary, chooses their user and proves that it can run them. */
  static PostgresInstallation of(
      PostgresSource.Embedded source, ClusterDirectory cluster, ClusterOwner owner)
      throws IOException {
    var root = source.cache().toAbsolutePath().normalize();
    var cache = new DirectoryCache(root, owner.run(), owner.ledger(), owner.notice());
    var archive = new BinariesArchive(source.binaries());
    var original = source.binaries().getFileName().toString().replaceAll("\\.jar$", "");
    boolean account = OsUser.hasAccount(cluster.directory());
    var name = account ? original : original + AccountlessPrograms.MARK;
    DirectoryCache.Maker unpack =
        account ? archive::unpack : new AccountlessPrograms(archive)::unpack;
    var user = user(new PostgresTools(root, OsUser.self(), cluster, owner.starter()));
    user.admit(cluster.directory());
    var programs = new ProvenPrograms(cache, name, unpack, cluster, owner);
    return new PostgresInstallation(cache, name, programs.of(user));
  }

  /** The user that runs the programs. */
  OsUser user() {
    return tools.user();
  }

  private static OsUser user(PostgresTools own) throws IOException {
    if (!OsUser.isRoot(own.cluster().directory())) {
      return own.user();
    }
    var account =
        OsUser.unprivileged()
            .orElseThrow(() -> noUser("/etc/passwd has no account 'postgres' or 'nobody'"));
    for (var user :
        List.of(OsUser.bySetpriv(account), OsUser.bySu(account), OsUser.byChroot(account))) {
      if (own.succeeds(user.command(List.of("true")))) {
        return user;
      }
    }
    throw noUser("neither setpriv nor su nor chroot can run a program as '" + account.name() + "'");
  }

  private static StageException noUser(String why) {
    return new StageException(
        RunStage.POSTGRESQL,
        "PostgreSQL will not run as root, and "
            + why
            + ". Run Maven as another user, install util-linux, or set <database><url> to an existing server.");
  }

  /**
   * An initialised data directory, made at its first use, that is only ever copied. It belongs to
   * Maven's user: the account that runs PostgreSQL cannot change what later runs start from.
   */
  Path initialCluster(PostgresSource.Embedded source) throws IOException {
    var cluster = cache.directory(initialName(source), made -> initialise(made, source));
    ProvenPrograms.trust(cluster, "The files of an initial cluster");
    return cluster.resolve(ClusterDirectory.DATA);
  }

  /** The same, if this run has called {@link #initialCluster} before: its files are not read. */
  Path provenInitialCluster(PostgresSource.Embedded source) throws IOException {
    return cache.root().resolve(initialName(source)).resolve(ClusterDirectory.DATA);
  }

  private String initialName(PostgresSource.Embedded source) throws IOException {
    var locale = source.icuLocale() == null ? "" : "-" + source.icuLocale();
    return name + "-initial-" + user().key(tools.cluster().directory()) + locale;
  }

  /** Works in the cluster directory, which the ledger lists in case Maven is killed meanwhile. */
  private void initialise(Path directory, PostgresSource.Embedded source) throws IOException {
    var data = new ClusterData(tools);
    data.create();
    tools.run("initdb", arguments(tools.cluster().data().toString(), source));
    data.save(directory);
    FileTree.delete(tools.cluster().data());
  }

  private static List<String> arguments(String data, PostgresSource.Embedded source) {
    var arguments =
        // every login is rejected until ClusterRoles sets the passwords
        new ArrayList<>(List.of("-D", data, "-U", "postgres", "-A", "reject", "--no-sync"));
    // a failed initdb would delete the pid file, and with it the id of its shared memory
    arguments.add("--no-clean");
    arguments.addAll(List.of("-E", "UTF8", "--locale=C"));
    if (source.icuLocale() != null) {
      arguments.addAll(List.of("--locale-provider=icu", "--icu-locale=" + source.icuLocale()));
    } else if (source.majorVersion() >= BUILTIN_LOCALES) {
      // with plain C, lower('Ä') is 'Ä'
      arguments.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
    }
    if (source.majorVersion() >= WITH_SETTINGS) {
      // as in PostmasterLauncher: a killed initdb would leave a file in /dev/shm
      arguments.addAll(List.of("-c", "dynamic_shared_memory_type=mmap"));
    }
    return arguments;
  }
}
