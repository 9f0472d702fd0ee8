package io.github.e2emaven.runner;

import io.github.e2emaven.outcome.Stage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.plan.TestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes real stacks: ports, clone, server, in this order. */
public final class LiveStacks implements StackOpener {

  private static final int PORT_TRIES = 3;

  private final RunPlan plan;
  private final @Nullable CloneBook clones;
  private final PortSet.Source ports;
  private final ServerSource servers;

  /**
   * Makes stacks for one run.
   *
   * @param clones null for a run without databases
   */
  public LiveStacks(
      RunPlan plan, @Nullable CloneBook clones, PortSet.Source ports, ServerSource servers) {
    this.plan = plan;
    this.clones = clones;
    this.ports = ports;
    this.servers = servers;
  }

  @Override
  public Stack open(TestFile file, int attempt, int slot, Trace trace) {
    var directory = plan.directory().attempt(file, attempt);
    makeDirectories(directory.temporary());
    makeDirectories(directory.reports());
    PortSet first = trace.phase("ports", ports::claim);
    var database = clone(file, attempt, trace, first);
    PortSet claimed = first;
    for (int left = PORT_TRIES - 1; ; left--) {
      trace.ports(claimed.numbers());
      var address =
          new StackAddress(
              plan.id(), file, attempt, slot, claimed.numbers(), database.orElse(null), directory);
      var started = start(address, claimed, trace, left);
      if (started.isPresent()) {
        return started.get();
      }
      claimed = trace.phase("ports", ports::claim);
    }
  }

  private Optional<DatabaseAddress> clone(
      TestFile file, int attempt, Trace trace, PortSet claimed) {
    if (clones == null) {
      return Optional.empty();
    }
    try {
      var clone = trace.phase("clone", () -> clones.create(file, attempt));
      trace.database(clone.name());
      return Optional.of(clone);
    } catch (StageException e) {
      claimed.close();
      throw e;
    }
  }

  /** Empty when the port was taken by another program and there is a try left. */
  private Optional<Stack> start(StackAddress address, PortSet claimed, Trace trace, int left) {
    var server = servers.of(address, claimed);
    try {
      trace.phase("server", () -> server.startAndAwait(trace));
      return Optional.of(server);
    } catch (StageException e) {
      server.close();
      if (e.stage() == Stage.PORTS && left > 0) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static void makeDirectories(java.nio.file.Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new StageException(
          Stage.SERVER, "the directory %s cannot be made: %s".formatted(directory, e.getMessage()), e);
    }
  }
}
