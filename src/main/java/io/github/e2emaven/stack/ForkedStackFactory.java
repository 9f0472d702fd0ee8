package io.github.e2emaven.stack;

import io.github.e2emaven.net.Loopback;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.postgres.template.CloneDatabase;
import io.github.e2emaven.process.StopPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens stacks of forked processes: ports, clone, and a server unless it is skipped. */
public final class ForkedStackFactory implements StackFactory {

  private final RunPlan plan;
  private final @Nullable CloneRegistry clones;
  private final ServerStarter servers;
  private final StackReleaser releaser;

  /**
   * For one run.
   *
   * @param clones null for a run without databases
   */
  public ForkedStackFactory(RunPlan plan, @Nullable CloneRegistry clones, ServerStarter servers) {
    this.plan = plan;
    this.clones = clones;
    this.servers = servers;
    this.releaser = servers.parts().releaser();
  }

  @Override
  public Stack open(TestFile file, int attempt, int place, AttemptRecorder recorder) {
    var directory = plan.directory().attempt(file, attempt);
    AttemptAccess.close(directory);
    var ports = recorder.phase("ports", servers.ports()::claim);
    var database = clone(file, attempt, recorder, ports);
    Function<Map<String, Integer>, StackAddress> addresses =
        numbers ->
            new StackAddress(
                plan.id(),
                file,
                attempt,
                place,
                Loopback.ofMachine().host(),
                numbers,
                database,
                directory);
    return plan.server().isInStacks()
        ? servers.start(ports, addresses, recorder)
        : servers.none(ports, addresses, recorder);
  }

  @Override
  public Optional<String> databaseLoss(TestFile file) {
    return latestClone(file).flatMap(CloneDatabase::loss);
  }

  @Override
  public Optional<String> connectionExhaustion(TestFile file) {
    return latestClone(file).flatMap(CloneDatabase::exhaustion);
  }

  @Override
  public void release(FileOutcome outcome) {
    if (clones != null) {
      releaser.submit(outcome.file(), () -> clones.fileEnded(outcome));
    }
  }

  /**
   * Returns when all stacks are closed and every clone is dropped or kept.
   *
   * @param outcomes of all files; they decide which clones are kept
   * @return the databases that are kept
   */
  public Map<TestFile, DatabaseAddress> close(List<FileOutcome> outcomes)
      throws InterruptedException {
    releaser.await(new StopPolicy(plan.server().stopTimeout()).releasePatience());
    return clones == null ? Map.of() : clones.runEnded(outcomes, releaser::notice);
  }

  private Optional<CloneDatabase> latestClone(TestFile file) {
    return clones == null ? Optional.empty() : clones.last(file);
  }

  private @Nullable DatabaseAddress clone(
      TestFile file, int attempt, AttemptRecorder recorder, StackPorts ports) {
    if (clones == null) {
      return null;
    }
    try {
      var clone = recorder.phase("clone", () -> clones.create(file, attempt));
      recorder.database(clone.name());
      return clone;
    } catch (RuntimeException e) {
      ports.close();
      throw e;
    }
  }
}
