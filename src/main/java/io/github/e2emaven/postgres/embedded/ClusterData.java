package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.files.FileTree;
import io.github.e2emaven.postgres.programs.OsUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The data directory of a cluster. It belongs to the user that runs PostgreSQL, so Maven, when it
 * is root, writes there only while no other user can enter the cluster directory, and never reads
 * there.
 *
 * @param tools the programs, and the cluster that they work on
 */
record ClusterData(PostgresTools tools) {

  /** They tell a server what to run, to load and to listen to: never taken from a kept cluster. */
  private static final Set<String> CONFIGURATION =
      Set.of("postgresql.conf", "postgresql.auto.conf", "pg_hba.conf", "pg_ident.conf");

  /** They make a server recover from an archive or another server, or tell of a former one. */
  private static final Set<String> LEFT_BEHIND =
      Set.of(
          "recovery.conf",
          "recovery.signal",
          "standby.signal",
          "backup_label",
          "tablespace_map",
          "postmaster.opts",
          "postmaster.pid");

  /** Creates an empty data directory, for initdb. */
  void create() throws IOException {
    tools.user().adopt(FileTree.makePrivate(tools.cluster().data()));
  }

  /**
   * Copies a data directory that belongs to Maven's user or root.
   *
   * @throws IOException also when it contains anything but directories and regular files
   */
  void copy(Path source) throws IOException {
    alone(() -> fill(source, LEFT_BEHIND));
  }

  /**
   * Copies a data directory with the configuration of another one.
   *
   * @param source whose configuration, archive and restore commands are left out
   * @param initial whose configuration it gets
   */
  void copy(Path source, Path initial) throws IOException {
    var without = Stream.of(LEFT_BEHIND, CONFIGURATION).flatMap(Set::stream);
    alone(
        () -> {
          fill(source, without.collect(Collectors.toSet()));
          for (var name : CONFIGURATION) {
            var copy = tools.cluster().data().resolve(name);
            Files.copy(initial.resolve(name), copy);
            tools.user().adopt(copy);
          }
        });
  }

  private void fill(Path source, Set<String> without) throws IOException {
    ClusterCopy.copy(source, tools.cluster().data(), tools.user(), without);
  }

  /** While the user that runs PostgreSQL cannot enter the cluster directory. */
  private void alone(Work work) throws IOException {
    var directory = tools.cluster().directory();
    tools.user().lockOut(directory);
    work.run();
    tools.user().admit(directory);
  }

  /**
   * Saves the data directory of a stopped server as Maven's user.
   *
   * @param parent gets the directory {@code data}
   */
  void save(Path parent) throws IOException {
    if (tools.user().account() == null) {
      ClusterCopy.copy(
          tools.cluster().data(), parent.resolve(ClusterDirectory.DATA), OsUser.self(), Set.of());
      return;
    }
    var archive = new ClusterArchive(parent.resolve("data.tar"));
    try {
      archive.pack(tools);
      archive.unpack(parent.resolve(ClusterDirectory.DATA));
    } finally {
      Files.deleteIfExists(archive.file());
    }
  }

  /** Work on files. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }
}
