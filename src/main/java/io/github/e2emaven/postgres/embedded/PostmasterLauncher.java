package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.postgres.RetryPause;
import io.github.e2emaven.postgres.SqlSession;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts the server process on a free port and waits until it lets us in.
 *
 * @param cluster its cluster
 * @param programs its programs
 * @param superuser the role that proves that it is ready, and ours: nobody else knows the password
 * @param ports gives it a port
 */
record PostmasterLauncher(
    ClusterDirectory cluster,
    PostgresTools programs,
    Credentials superuser,
    ClusterPort.Source ports) {

  private static final Duration READY = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(5);
  private static final int TRIES = 5;

  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "fsync=off",
          "synchronous_commit=off",
          "full_page_writes=off",
          "wal_level=minimal",
          "max_wal_senders=0",
          "checkpoint_timeout=30min",
          // in the cluster's directory: after a kill nothing stays in /dev/shm
          "dynamic_shared_memory_type=mmap",
          // a crash throws out the sessions of all stacks and most often comes again: better one
          // clear end of the run than failures all over it
          "restart_after_crash=off",
          "log_statement=none");

  /** The ready server; {@code connections} is its {@code max_connections}. */
  Postmaster withConnections(int connections) throws IOException {
    for (int attempt = 1; attempt < TRIES; attempt++) {
      var started = start(connections);
      if (started.isPresent()) {
        return started.get();
      }
    }
    return start(connections)
        .orElseThrow(() -> failed("found " + TRIES + " ports taken, one after the other"));
  }

  /** Empty when another process got the port first. */
  private Optional<Postmaster> start(int connections) throws IOException {
    var port = ports.claim();
    var process = programs.start(cluster.place(), "postgres", arguments(port, connections));
    var postmaster = new Postmaster(process, port, cluster, programs);
    try {
      awaitReady(postmaster);
      return Optional.of(postmaster);
    } catch (StageException e) {
      postmaster.stop();
      if (cluster.place().says("could not bind IPv4 address")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private List<String> arguments(ClusterPort port, int connections) throws IOException {
    var arguments = new ArrayList<String>();
    arguments.addAll(List.of("-D", cluster.data().toString(), "-p", "" + port.number()));
    SETTINGS.forEach(setting -> arguments.addAll(List.of("-c", setting)));
    arguments.addAll(List.of("-c", "max_connections=" + connections));
    arguments.addAll(List.of("-c", "max_wal_size=" + cluster.maxWalSize() + "MB"));
    return arguments;
  }

  private void awaitReady(Postmaster postmaster) {
    long deadline = System.nanoTime() + READY.toNanos();
    while (true) {
      var refusal = refusal(postmaster);
      if (refusal.isEmpty()) {
        return;
      }
      var end = RetryPause.end(postmaster.process(), POLL);
      if (end.isPresent()) {
        throw failed("ended with " + end.get() + " before it was ready");
      }
      if (System.nanoTime() > deadline || isFinal(refusal.get())) {
        throw failed("let nobody in within its time: " + refusal.get().getMessage());
      }
    }
  }

  private Optional<SQLException> refusal(Postmaster postmaster) {
    try (var session = SqlSession.open(postmaster.address(superuser))) {
      session.run("SELECT 1");
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(e);
    }
  }

  private static boolean isFinal(SQLException refusal) {
    var state = refusal.getSQLState();
    return state != null && state.startsWith("28");
  }

  private StageException failed(String what) {
    return new StageException(
        RunStage.POSTGRESQL,
        "The embedded PostgreSQL (%s) %s. If it keeps failing, delete its cache above that directory.%n%s"
            .formatted(programs.bin(), what, cluster.place().lastLines()));
  }
}
