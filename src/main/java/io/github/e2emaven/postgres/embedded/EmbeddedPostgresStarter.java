package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.postgres.ScramPasswords;
import io.github.e2emaven.postgres.ServerConnections;
import io.github.e2emaven.run.PostgresServerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The steps from a jar with programs to a running server with new passwords. */
public final class EmbeddedPostgresStarter {

  private static final String SUPERUSER = "postgres";
  private static final String APPLICATION = "e2e_app";

  /** Beside what the source asks for: the reserved ones, autovacuum's readers and our own. */
  private static final int OWN_CONNECTIONS = 12;

  private final PostgresServerFactory servers;
  private final PostgresSource.Embedded source;
  private final ClusterPort.Source ports;

  public EmbeddedPostgresStarter(
      PostgresServerFactory servers, PostgresSource.Embedded source, ClusterPort.Source ports) {
    this.servers = servers;
    this.source = source;
    this.ports = ports;
  }

  /** With an empty cluster. */
  public EmbeddedPostgres fresh() {
    return start(installation -> installation.initialCluster(source.version()));
  }

  /** With the databases of a cluster that was kept. */
  public EmbeddedPostgres kept(Path directory) {
    return start(installation -> KeptCluster.data(directory, source.version()));
  }

  private EmbeddedPostgres start(Origin origin) {
    refuseWindows();
    try {
      var cluster = ClusterDirectory.make(servers.run(), servers.ledger());
      var release = new ClusterRelease(cluster, servers.starter(), servers.notice());
      try {
        return start(cluster, release, origin);
      } catch (IOException | RuntimeException | Error e) {
        release.run();
        throw e;
      }
    } catch (IOException | UncheckedIOException e) {
      throw new StageException(
          RunStage.POSTGRESQL,
          "Could not prepare the embedded PostgreSQL %s (cache %s): %s. Give the run a writable place with room through <cacheDirectory>, or a server of your own through <database> <url>."
              .formatted(source.version(), source.cache(), e),
          e);
    }
  }

  private EmbeddedPostgres start(ClusterDirectory cluster, ClusterRelease release, Origin origin)
      throws IOException {
    var installation = PostgresInstallation.of(source, cluster, servers);
    FileTree.copy(origin.data(installation), cluster.data(), installation.user());
    // of a server that was killed; its number may be another process by now
    Files.deleteIfExists(cluster.data().resolve("postmaster.pid"));
    var superuser = ScramPasswords.random(SUPERUSER);
    var application = ScramPasswords.random(APPLICATION);
    new ClusterRoles(cluster, installation.programs()).set(superuser, application);
    return serve(cluster, release, installation, superuser, application);
  }

  private EmbeddedPostgres serve(
      ClusterDirectory cluster,
      ClusterRelease release,
      PostgresInstallation installation,
      Credentials superuser,
      Credentials application)
      throws IOException {
    int connections = source.connections() + OWN_CONNECTIONS;
    var postmaster =
        new PostmasterLauncher(cluster, installation.programs(), superuser, ports)
            .withConnections(connections);
    release.stopsFirst(postmaster);
    var access =
        new ServerConnections(postmaster.address(superuser), application, source.majorVersion());
    return new EmbeddedPostgres(access, servers.sessions(access.admin()), postmaster, release);
  }

  private static void refuseWindows() {
    if (!Files.exists(Path.of("/bin/sh"))) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "The embedded PostgreSQL needs Linux or macOS, this is %s. Configure a server through <database> <url>."
              .formatted(System.getProperty("os.name")));
    }
  }

  /** Where the data directory is copied from. */
  @FunctionalInterface
  private interface Origin {
    Path data(PostgresInstallation installation) throws IOException;
  }
}
