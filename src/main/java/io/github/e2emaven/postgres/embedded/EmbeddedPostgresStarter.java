package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.net.PortSource;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.postgres.PostgresServer;
import io.github.e2emaven.postgres.ScramPasswords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** From the archive of PostgreSQL's programs to a running server with new passwords. */
public final class EmbeddedPostgresStarter {

  private static final String SUPERUSER = "postgres";
  private static final String APPLICATION = "e2e_app";

  /** Beside those of the source: the reserved ones, autovacuum workers and our own sessions. */
  private static final int OWN_CONNECTIONS = 12;

  private final ClusterOwner owner;
  private final PostgresSource.Embedded source;
  private final PortSource ports;

  /**
   * For one server.
   *
   * @param owner the run that the server belongs to
   * @param source the archive of the programs, and how many connections the servers need
   * @param ports gives it a port, and another one when the first is taken meanwhile
   */
  public EmbeddedPostgresStarter(
      ClusterOwner owner, PostgresSource.Embedded source, PortSource ports) {
    this.owner = owner;
    this.source = source;
    this.ports = ports;
  }

  /**
   * Starts a server on an empty cluster.
   *
   * @throws StageException of stage POSTGRESQL; nothing is left then
   */
  public EmbeddedPostgres fresh() {
    return start((installation, data) -> data.copy(installation.initialCluster(source)));
  }

  /**
   * Starts a server on a copy of the cluster with this template, if the cache has it; else on an
   * empty one.
   *
   * @param fingerprint of everything that goes into the template
   * @throws StageException of stage POSTGRESQL; nothing is left then
   */
  public EmbeddedPostgres withTemplate(String fingerprint) {
    return start(
        (installation, data) -> {
          if (!TemplateCluster.of(installation, source, fingerprint).restore(data)) {
            data.copy(installation.initialCluster(source));
          }
        });
  }

  /**
   * Starts a server on an empty cluster, and deletes what the cache has of this template.
   *
   * @throws StageException of stage POSTGRESQL; nothing is left then
   */
  public EmbeddedPostgres withoutTemplate(String fingerprint) {
    return start(
        (installation, data) -> {
          TemplateCluster.of(installation, source, fingerprint).discard();
          data.copy(installation.initialCluster(source));
        });
  }

  /**
   * Keeps the complete template of a server for later runs. To copy a cluster without the risk of a
   * copy that changes meanwhile, the server is stopped and started again.
   *
   * @param server without clones and sessions
   * @param bytes of the template
   * @return the server to use from now on, on another port; the same one if nothing was to be kept
   * @throws StageException when the server has crashed meanwhile, or does not start again
   */
  public EmbeddedPostgres keepTemplate(EmbeddedPostgres server, String fingerprint, long bytes) {
    try {
      var installation = server.installation();
      var template = TemplateCluster.of(installation, source, fingerprint);
      if (!template.isWanted(bytes)) {
        return server;
      }
      server.pause();
      requireWhole(installation.tools());
      keep(template);
      return serve(
          installation, server.release(), server.admin().credentials(), server.application());
    } catch (IOException | UncheckedIOException e) {
      throw unprepared(e);
    }
  }

  private static void requireWhole(PostgresTools tools) throws IOException {
    if (!new ClusterData(tools).isShutDown()) {
      throw new StageException(
          RunStage.POSTGRESQL,
          "PostgreSQL did not shut down cleanly after the template was built.",
          tools.cluster().logTail());
    }
  }

  /** Without it, the run is the same; the next one builds the template again. */
  private void keep(TemplateCluster template) {
    try {
      template.save(template.installation().provenInitialCluster(source));
    } catch (IOException | UncheckedIOException | StageException e) {
      owner.notice().accept("Cannot keep the template for later runs: " + e.getMessage());
    }
  }

  /**
   * Starts a server on a copy of a kept cluster, whose databases it has, but not its configuration:
   * its author could choose commands that the server runs.
   *
   * @throws StageException of stage POSTGRESQL; nothing is left then
   */
  public EmbeddedPostgres kept(Path directory) {
    return start(
        (installation, data) ->
            data.copy(
                KeptCluster.data(directory, source.version()),
                installation.initialCluster(source)));
  }

  private EmbeddedPostgres start(Origin origin) {
    refuseWindows();
    try {
      var cluster = ClusterDirectory.make(owner.run(), owner.ledger());
      var release = new ClusterRelease(cluster, owner);
      try {
        return start(cluster, release, origin);
      } catch (IOException | RuntimeException | Error e) {
        release.run();
        throw e;
      }
    } catch (IOException | UncheckedIOException e) {
      throw unprepared(e);
    }
  }

  private StageException unprepared(Exception e) {
    return new StageException(
        RunStage.POSTGRESQL,
        "Cannot prepare the embedded PostgreSQL %s (cache %s): %s. Set <cacheDirectory> to a writable directory with free space, or <database><url> to an existing server."
            .formatted(source.version(), source.cache(), e),
        e);
  }

  private EmbeddedPostgres start(ClusterDirectory cluster, ClusterRelease release, Origin origin)
      throws IOException {
    var installation = PostgresInstallation.of(source, cluster, owner);
    origin.fill(installation, new ClusterData(installation.tools()));
    var superuser = ScramPasswords.random(SUPERUSER);
    var application = ScramPasswords.random(APPLICATION);
    new ClusterRoles(installation.tools()).set(superuser, application);
    return serve(installation, release, superuser, application);
  }

  private EmbeddedPostgres serve(
      PostgresInstallation installation,
      ClusterRelease release,
      Credentials superuser,
      Credentials application)
      throws IOException {
    var tools = installation.tools();
    int connections = source.connections() + OWN_CONNECTIONS;
    var postmaster = new PostmasterLauncher(tools, superuser, ports).withConnections(connections);
    release.stopsFirst(postmaster);
    var access =
        new PostgresServer.Access(
            postmaster.address(superuser), application, source.majorVersion());
    return new EmbeddedPostgres(
        access, owner.sessions(access.admin()), postmaster, release, installation);
  }

  private static void refuseWindows() {
    if (!Files.exists(Path.of("/bin/sh"))) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "The embedded PostgreSQL needs Linux or macOS, but this is %s. Set <database><url> to an existing server."
              .formatted(System.getProperty("os.name")));
    }
  }

  /** Where the data directory is copied from. */
  @FunctionalInterface
  private interface Origin {
    void fill(PostgresInstallation installation, ClusterData data) throws IOException;
  }
}
