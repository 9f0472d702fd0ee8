package io.github.e2emaven.run;

import io.github.e2emaven.ledger.DirectoryCache;
import io.github.e2emaven.net.LeaseDirectory;
import io.github.e2emaven.net.LeasedPorts;
import io.github.e2emaven.net.PortRange;
import io.github.e2emaven.net.PortSource;
import io.github.e2emaven.net.ReservedPorts;
import io.github.e2emaven.net.SystemListeners;
import io.github.e2emaven.outcome.RunListener;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.postgres.template.CloneFactory;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.secrets.PasswordMask;
import io.github.e2emaven.server.ReadinessWait;
import io.github.e2emaven.server.ServerLauncher;
import io.github.e2emaven.server.archive.ArchiveMeans;
import io.github.e2emaven.server.archive.StartAcceleration;
import io.github.e2emaven.stack.CloneRegistry;
import io.github.e2emaven.stack.ForkedStackFactory;
import io.github.e2emaven.stack.PortStrategy;
import io.github.e2emaven.stack.ServerParts;
import io.github.e2emaven.stack.ServerStarter;
import io.github.e2emaven.stack.SingleStart;
import io.github.e2emaven.stack.StackPorts;
import io.github.e2emaven.stack.StackReleaser;
import io.github.e2emaven.stack.TemplateWarmUp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Makes the stacks of a run, and the one on its template: all share one strategy for ports. */
final class RunStacks {

  private final RunPlan planned;
  private final RunResources resources;
  private final RunListener listener;
  private final PortStrategy ports;
  private @Nullable StartAcceleration acceleration;

  RunStacks(RunPlan planned, RunResources resources, RunListener listener) {
    this.planned = planned;
    this.resources = resources;
    this.listener = listener;
    this.ports = ports();
  }

  /** How servers start; its archive is looked for at the first call. */
  synchronized StartAcceleration acceleration() {
    if (acceleration == null) {
      var root = planned.paths().cache().toAbsolutePath().normalize();
      acceleration =
          StartAcceleration.of(
              planned.server(),
              new ArchiveMeans(
                  new DirectoryCache(root, planned.id(), resources.ledger(), listener::notice),
                  resources.starter(),
                  planned.files().size(),
                  listener::notice));
    }
    return acceleration;
  }

  /** The stack on the template. */
  TemplateWarmUp template(Clock clock) {
    return new TemplateWarmUp(planned, starter(resources.cancellation()), clock);
  }

  /**
   * The start that builds the class-data archive.
   *
   * @param cancellation ends it
   */
  SingleStart training(Clock clock, Cancellation cancellation) {
    return new SingleStart(
        planned,
        starter(cancellation),
        clock,
        ArchiveTraining.NAME,
        planned.directory().training());
  }

  /**
   * The stacks of the test files.
   *
   * @param clones null for a run without databases
   */
  ForkedStackFactory factory(@Nullable CloneFactory clones) {
    var registry =
        clones == null ? null : new CloneRegistry(clones, planned.rules().keepDatabases());
    return new ForkedStackFactory(planned, registry, starter(resources.cancellation()));
  }

  /** Each has a releaser of its own: what it starts is awaited together. */
  private ServerStarter starter(Cancellation cancellation) {
    var parts =
        new ServerParts(
            planned.server(),
            new ServerLauncher(resources.starter()),
            new ReadinessWait(SystemListeners.get(), cancellation),
            resources.ledger(),
            new StackReleaser(listener),
            listener,
            cancellation,
            PasswordMask.of(planned.database()));
    return new ServerStarter(ports, parts, acceleration());
  }

  private PortStrategy ports() {
    var leases =
        new LeasedPorts(
            LeaseDirectory.ofHost(planned.paths().cache().resolve("ports")),
            PortRange.belowEphemeral());
    var leased = source(leases);
    return ReservedPorts.isSupported()
        ? new PortStrategy(source(new ReservedPorts()), leased, listener::notice)
        : new PortStrategy(leased, null, listener::notice);
  }

  private StackPorts.Source source(PortSource ports) {
    return new StackPorts.Source(ports, planned.claimedPorts(), resources.ledger());
  }
}
