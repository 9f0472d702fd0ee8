package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.files.FileTree;
import io.github.e2emaven.postgres.programs.OsUser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  /** Where {@code pg_control} has the state of a cluster, in each version of PostgreSQL. */
  private static final int STATE = 16;

  private static final int SHUT_DOWN = 1;

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
    alone(
        () -> {
          fill(source, notTaken());
          configure(initial);
        });
  }

  /** The same for a packed data directory. */
  void copy(ClusterArchive source, Path initial) throws IOException {
    create();
    source.unpack(tools);
    alone(
        () -> {
          for (var name : notTaken()) {
            Files.deleteIfExists(tools.cluster().data().resolve(name));
          }
          configure(initial);
        });
  }

  private static Set<String> notTaken() {
    return Stream.of(LEFT_BEHIND, CONFIGURATION)
        .flatMap(Set::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  private void configure(Path initial) throws IOException {
    copyConfiguration(initial, tools.cluster().data());
    for (var name : CONFIGURATION) {
      tools.user().adopt(tools.cluster().data().resolve(name));
    }
  }

  /** Copies the configuration of a data directory of Maven's user to another directory. */
  static void copyConfiguration(Path initial, Path target) throws IOException {
    for (var name : CONFIGURATION) {
      Files.copy(initial.resolve(name), target.resolve(name));
    }
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

  /**
   * Whether the server was shut down cleanly. What any other end leaves is not even what the server
   * has committed: it writes without fsync and with little WAL.
   */
  boolean isShutDown() throws IOException {
    var control = tools.cluster().data().resolve("global/pg_control");
    var copy = tools.cluster().directory().resolve(ClusterDirectory.CONTROL);
    try {
      if (tools.user().account() == null) {
        Files.copy(control, copy);
      } else {
        tools.runTo(copy, List.of("cat", control.toString()));
      }
      var state = ByteBuffer.wrap(Files.readAllBytes(copy)).order(ByteOrder.nativeOrder());
      return state.getInt(STATE) == SHUT_DOWN;
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /** Work on files. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }
}
