package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.net.Loopback;
import io.github.e2emaven.net.PortSource;
import io.github.e2emaven.net.PortsExhaustedException;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.postgres.SqlErrorAdvice;
import io.github.e2emaven.postgres.SqlSession;
import io.github.e2emaven.postgres.programs.ProcessWait;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts the postmaster on a free port and waits until it accepts connections.
 *
 * @param tools the programs, and the cluster that they work on
 * @param superuser proves that the server is ready, and ours: no other server has this password
 * @param ports gives it a port
 */
record PostmasterLauncher(PostgresTools tools, Credentials superuser, PortSource ports) {

  private static final Duration READY = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(5);
  private static final int TRIES = 5;

  private static final List<String> SETTINGS =
      List.of(
          "unix_socket_directories=",
          "fsync=off",
          "synchronous_commit=off",
          "full_page_writes=off",
          "wal_level=minimal",
          "max_wal_senders=0",
          "checkpoint_timeout=30min",
          // in the cluster directory: a killed server leaves nothing in /dev/shm
          "dynamic_shared_memory_type=mmap",
          // a crash closes the sessions of all stacks and most often repeats itself: better one
          // clear end of the run than failures all over it
          "restart_after_crash=off",
          "log_statement=none");

  /** Starts the server with this {@code max_connections}. */
  Postmaster withConnections(int connections) throws IOException {
    for (int attempt = 1; attempt < TRIES; attempt++) {
      var started = start(connections);
      if (started.isPresent()) {
        return started.get();
      }
    }
    return start(connections)
        .orElseThrow(() -> failed("cannot bind a port: " + TRIES + " in a row were taken"));
  }

  /** Empty when another process took the port meanwhile. */
  private Optional<Postmaster> start(int connections) throws IOException {
    var port = claim();
    var process = tools.start("postgres", arguments(port.port(), connections));
    var postmaster = new Postmaster(process, port, tools.cluster());
    try {
      awaitReady(postmaster);
      return Optional.of(postmaster);
    } catch (StageException e) {
      postmaster.stop(tools.starter());
      if (tools.cluster().logContains("could not bind IPv")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private PortSource.Claim claim() {
    try {
      return ports.claim();
    } catch (PortsExhaustedException e) {
      throw new StageException(
          RunStage.POSTGRESQL, "Cannot start the embedded PostgreSQL: " + e.getMessage(), e);
    }
  }

  private List<String> arguments(int port, int connections) throws IOException {
    var cluster = tools.cluster();
    var arguments = new ArrayList<String>();
    arguments.addAll(List.of("-D", cluster.data().toString(), "-p", "" + port));
    arguments.addAll(List.of("-c", "listen_addresses=" + Loopback.ofMachine().host()));
    SETTINGS.forEach(setting -> arguments.addAll(List.of("-c", setting)));
    arguments.addAll(List.of("-c", "hba_file=" + cluster.logins()));
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
      var exit = ProcessWait.exit(postmaster.process(), POLL);
      if (exit.isPresent()) {
        throw failed("exited with " + exit.get() + " before it was ready");
      }
      if (isFinal(refusal.get())) {
        throw failed("refused our login: " + SqlErrorAdvice.headline(refusal.get()));
      }
      if (System.nanoTime() > deadline) {
        throw failed(
            "did not accept connections within %d s: %s"
                .formatted(READY.toSeconds(), SqlErrorAdvice.headline(refusal.get())));
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
        "The embedded PostgreSQL (%s) %s. If it keeps failing, delete the cache %s."
            .formatted(tools.bin(), what, tools.bin().resolve("../..").normalize()),
        tools.cluster().logTail());
  }
}
