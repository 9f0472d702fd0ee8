package io.github.e2emaven.stack;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.server.NeverListenedException;
import io.github.e2emaven.server.archive.StartAcceleration;
import java.util.Map;
import java.util.function.Function;

/**
 * Starts servers; one whose port another program took is started again on other ports.
 *
 * @param ports where ports come from
 * @param parts what servers are started with
 * @param acceleration starts them from a class-data archive
 */
public record ServerStarter(PortStrategy ports, ServerParts parts, StartAcceleration acceleration) {

  private static final int TRIES = 3;

  /** Starts servers without a class-data archive. */
  public ServerStarter(PortStrategy ports, ServerParts parts) {
    this(ports, parts, StartAcceleration.none());
  }

  /** Starts exactly this server. */
  ServerStarter of(ServerPlan server) {
    return new ServerStarter(ports, parts.withPlan(server));
  }

  /**
   * Returns when the server is ready; on failure everything is released, the ports included.
   *
   * @param first ports of the first try
   * @param addresses makes the stack's address from port numbers
   * @throws StageException when the server does not become ready
   */
  ForkedStack start(
      StackPorts first,
      Function<Map<String, Integer>, StackAddress> addresses,
      AttemptRecorder recorder) {
    var claimed = first;
    for (int left = TRIES - 1; ; left--) {
      var stack = stack(addresses.apply(claimed.numbers()), claimed);
      try {
        return ready(stack, recorder);
      } catch (NeverListenedException e) {
        // In the foreground: the next try has the same cookie.
        stack.discard();
        return stack.crashedWith(acceleration)
            ? restart(addresses, recorder)
            : ports.trial(e, claimed).start(leased -> start(leased, addresses, recorder));
      } catch (StageException e) {
        if (stack.crashedWith(acceleration)) {
          stack.discard();
          return restart(addresses, recorder);
        }
        if (e.stage() != RunStage.PORTS || left == 0) {
          stack.close();
          throw left == 0 ? taken(e) : e;
        }
        stack.discard();
        parts.listener().notice(again(stack.address(), e));
        claimed = recorder.phase("ports", ports::claim);
      } catch (RuntimeException e) {
        stack.close();
        throw e;
      }
    }
  }

  /** A stack without a server: its tests are one, and its ports are for them. */
  ForkedStack none(
      StackPorts claimed,
      Function<Map<String, Integer>, StackAddress> addresses,
      AttemptRecorder recorder) {
    var stack = ForkedStack.of(parts, addresses.apply(claimed.numbers()), claimed);
    recorder.ports(stack.address().ports());
    return stack;
  }

  private ForkedStack stack(StackAddress address, StackPorts claimed) {
    return ForkedStack.of(parts.withPlan(acceleration.next(parts.plan())), address, claimed);
  }

  /** Without the archive, which is deleted by now. */
  private ForkedStack restart(
      Function<Map<String, Integer>, StackAddress> addresses, AttemptRecorder recorder) {
    parts.listener().serverStart(acceleration.describe());
    return start(recorder.phase("ports", ports::claim), addresses, recorder);
  }

  private ForkedStack ready(ForkedStack stack, AttemptRecorder recorder) {
    recorder.ports(stack.address().ports());
    recorder.phase("server", () -> stack.startAndAwait(recorder));
    ports.proven();
    return stack;
  }

  private static String again(StackAddress address, StageException why) {
    return "%s: %s; retrying on other ports".formatted(address.file().simpleName(), why.headline());
  }

  private static StageException taken(StageException last) {
    return last.stage() == RunStage.PORTS
        ? new StageException(
            RunStage.PORTS,
            last.message()
                .withDetail(
                    "Failed %d times on different ports; stop the conflicting process"
                        .formatted(TRIES)),
            last)
        : last;
  }
}
