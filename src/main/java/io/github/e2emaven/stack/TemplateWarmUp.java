package io.github.e2emaven.stack;

import io.github.e2emaven.files.LogTail;
import io.github.e2emaven.net.Loopback;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.DatabasePlan.TemplateSource;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.secrets.PasswordMask;
import io.github.e2emaven.server.archive.StartAcceleration;
import java.time.Clock;
import java.util.Map;

/** Fills the template with the project's own programs: the server itself, or a migration. */
public final class TemplateWarmUp {

  private static final TestFile NAME = new TestFile("template");

  private final RunPlan plan;
  private final ServerStarter servers;
  private final Clock clock;

  /** For one run. */
  public TemplateWarmUp(RunPlan plan, ServerStarter servers, Clock clock) {
    this.plan = plan;
    this.servers = servers;
    this.clock = clock;
  }

  /** How the servers of the run start. */
  public StartAcceleration acceleration() {
    return servers.acceleration();
  }

  /**
   * Starts the server on the template, waits until it is ready and stops it; it is stopped also
   * when this throws. Builds the server's class-data archive, too, if one is wanted.
   *
   * @throws StageException when it does not become ready
   */
  public void warmUp(DatabaseAddress database) {
    SingleStart.ofTemplate(plan, servers, clock).run(database);
  }

  /**
   * Runs the migration to its end.
   *
   * @throws StageException when it fails or takes longer than an attempt may
   */
  public void migrate(TemplateSource.Migration migration, DatabaseAddress database) {
    AttemptAccess.close(plan.directory().template());
    var ports = servers.ports().claim();
    var stack =
        ForkedStack.of(
            servers.parts().withPlan(program(migration)),
            address(ports.numbers(), database),
            ports);
    try {
      var log = plan.directory().template().serverLog();
      var status = stack.runToEnd(plan.rules().timeout());
      if (!status.isSuccess()) {
        throw new StageException(
            RunStage.TEMPLATE,
            "The migration (<database><migration>) exited with %s.".formatted(status),
            PasswordMask.of(database).mask(LogTail.quote(log, 20)));
      }
    } finally {
      stack.discard();
    }
  }

  private ServerPlan program(TemplateSource.Migration migration) {
    var server = plan.server();
    return new ServerPlan(
        migration.command(),
        migration.environment(),
        server.frameworks(),
        server.workingDirectory(),
        server.mainPort(),
        server.readiness(),
        server.stopTimeout());
  }

  private StackAddress address(Map<String, Integer> ports, DatabaseAddress database) {
    return new StackAddress(
        plan.id(),
        NAME,
        0,
        0,
        Loopback.ofMachine().host(),
        ports,
        database,
        plan.directory().template());
  }
}
