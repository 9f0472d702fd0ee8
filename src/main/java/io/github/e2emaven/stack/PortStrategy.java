package io.github.e2emaven.stack;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.server.NeverListenedException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the stacks of a run get their ports: reserved ones, unless its first server shows that it
 * cannot listen on these, as one that turns {@code SO_REUSEADDR} off. Safe for several threads.
 */
public final class PortStrategy {

  private final StackPorts.Source usual;
  private final StackPorts.@Nullable Source leased;
  private final Consumer<String> notice;
  private final ReentrantLock trial = new ReentrantLock();
  private volatile StackPorts.Source current;
  private volatile boolean decided;
  private volatile @Nullable StageException noLease;

  /**
   * Makes the ports of one run.
   *
   * @param leased for servers that cannot listen on the usual ones; null when there is nothing else
   * @param notice told when the run goes over to these
   */
  public PortStrategy(
      StackPorts.Source usual, StackPorts.@Nullable Source leased, Consumer<String> notice) {
    this.notice = notice;
    this.usual = usual;
    this.leased = leased;
    this.current = usual;
  }

  StackPorts claim() {
    return current.claim();
  }

  /** A server listens on what it was given: one that does not is broken. */
  void proven() {
    decided = true;
  }

  /**
   * Starts the first server of a run once more, on leased ports; one that was first started at the
   * same time follows if that works.
   *
   * @param failed the ports that the server never listened on
   * @throws StageException the first failure, when there is nothing to try or it fails again
   */
  ForkedStack startAgain(
      NeverListenedException first, StackPorts failed, Function<StackPorts, ForkedStack> start) {
    var other = leased;
    if (other == null || failed.isFrom(other)) {
      throw first;
    }
    trial.lock();
    try {
      if (!decided) {
        return tryOut(first, other, start);
      }
    } finally {
      trial.unlock();
    }
    if (current.equals(usual)) {
      throw explained(first);
    }
    return start.apply(other.claim());
  }

  /** With the reason why no lease could be tried out; its first line is shown beside the log. */
  private StageException explained(NeverListenedException first) {
    var again = noLease;
    if (again == null) {
      return first;
    }
    var text = first.text().lines().toList();
    var log = String.join("\n", text.subList(1, text.size()));
    return new StageException(
        RunStage.SERVER,
        "%s If it turns SO_REUSEADDR off, it needs a leased port, but: %s%n%s"
            .formatted(text.get(0), again.text(), log),
        first);
  }

  private ForkedStack tryOut(
      NeverListenedException first,
      StackPorts.Source other,
      Function<StackPorts, ForkedStack> start) {
    decided = true;
    try {
      var stack = start.apply(other.claim());
      current = other;
      notice.accept(
          "The server cannot listen on a port that a socket reserves (it turns SO_REUSEADDR off):"
              + " from now on ports are leased by lock files");
      return stack;
    } catch (StageException again) {
      first.addSuppressed(again);
      noLease = again.stage() == RunStage.PORTS ? again : null;
      throw explained(first);
    }
  }
}
