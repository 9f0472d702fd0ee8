package io.github.e2emaven.stack;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.AttemptDirectory;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.plan.TestFile;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** Makes real stacks: ports, clone, server, in this order. */
public final class ForkedStackFactory implements StackFactory {

  private final RunPlan plan;
  private final @Nullable CloneRegistry clones;
  private final ServerStarter servers;

  /**
   * Makes stacks for one run.
   *
   * @param clones null for a run without databases
   */
  public ForkedStackFactory(RunPlan plan, @Nullable CloneRegistry clones, ServerStarter servers) {
    this.plan = plan;
    this.clones = clones;
    this.servers = servers;
  }

  @Override
  public Stack open(TestFile file, int attempt, int slot, AttemptRecorder trace) {
    var directory = plan.directory().attempt(file, attempt);
    make(directory);
    var ports = trace.phase("ports", servers.ports()::claim);
    var database = clone(file, attempt, trace, ports);
    return servers.start(
        ports,
        numbers -> new StackAddress(plan.id(), file, attempt, slot, numbers, database, directory),
        trace);
  }

  private @Nullable DatabaseAddress clone(
      TestFile file, int attempt, AttemptRecorder trace, StackPorts ports) {
    if (clones == null) {
      return null;
    }
    try {
      var clone = trace.phase("clone", () -> clones.create(file, attempt));
      trace.database(clone.name());
      return clone;
    } catch (RuntimeException e) {
      ports.close();
      throw e;
    }
  }

  static void make(AttemptDirectory directory) {
    try {
      Files.createDirectories(directory.temporary());
      Files.createDirectories(directory.reports());
    } catch (IOException e) {
      throw new StageException(
          RunStage.SERVER,
          "the directory %s cannot be made: %s".formatted(directory.path(), e.getMessage()),
          e);
    }
  }
}
