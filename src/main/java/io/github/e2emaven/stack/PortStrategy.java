package io.github.e2emaven.stack;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.server.NeverListenedException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the stacks of a run get their ports: reserved ones, unless its first server shows that it
 * cannot bind these, as one that disables {@code SO_REUSEADDR}. Safe for several threads.
 */
public final class PortStrategy {

  private final StackPorts.Source reserved;
  private final StackPorts.@Nullable Source leased;
  private final Consumer<String> notice;
  private final Semaphore trial = new Semaphore(1);
  private volatile StackPorts.Source current;
  private volatile boolean decided;
  private volatile @Nullable StageException noLease;

  /**
   * For one run.
   *
   * @param reserved the usual ports
   * @param leased for servers that cannot bind the usual ones; null when there are no others
   * @param notice receives the change to leases
   */
  public PortStrategy(
      StackPorts.Source reserved, StackPorts.@Nullable Source leased, Consumer<String> notice) {
    this.reserved = reserved;
    this.leased = leased;
    this.notice = notice;
    this.current = reserved;
  }

  StackPorts claim() {
    return current.claim();
  }

  /** A server listens on the current kind of ports: one that does not is broken. */
  void proven() {
    decided = true;
  }

  /**
   * Permits one more start on leased ports. The first server of a run decides; those that were
   * started at the same time wait for it and follow.
   *
   * @param first why the server did not start
   * @param failed the ports on which it never listened
   * @throws StageException the first failure, when leases cannot help
   */
  LeaseTrial trial(NeverListenedException first, StackPorts failed) {
    var source = leased;
    if (source == null || failed.isFrom(source)) {
      throw first;
    }
    trial.acquireUninterruptibly();
    if (!decided) {
      decided = true;
      return new LeaseTrial(source, why -> explained(first, why), this::adopt, trial::release);
    }
    trial.release();
    if (current.equals(reserved)) {
      throw explained(first, noLease);
    }
    return new LeaseTrial(source, why -> why, other -> {}, () -> {});
  }

  private void adopt(StackPorts.Source source) {
    current = source;
    notice.accept(
        "The server cannot bind a reserved port (it disables SO_REUSEADDR); using lock-file leases"
            + " from now on");
  }

  /** The first failure, with the reason why no lease could be tried. */
  private StageException explained(NeverListenedException first, @Nullable StageException again) {
    if (again == null || again.stage() != RunStage.PORTS) {
      return first;
    }
    noLease = again;
    var headline =
        "%s If it disables SO_REUSEADDR, it needs a leased port, but: %s"
            .formatted(first.headline(), again.headline());
    return new StageException(RunStage.SERVER, first.message().withHeadline(headline), first);
  }
}
