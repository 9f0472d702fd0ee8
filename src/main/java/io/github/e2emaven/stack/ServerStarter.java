package io.github.e2emaven.stack;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.server.NeverListenedException;
import java.util.Map;
import java.util.function.Function;

/**
 * Starts servers; one whose port was taken by another program is started again on fresh ports.
 *
 * @param ports where fresh ones come from
 * @param servers starts one server
 */
public record ServerStarter(PortStrategy ports, ServerParts servers) {

  private static final int TRIES = 3;

  /**
   * Returns when the server is ready; on failure everything is released, the ports included.
   *
   * @param first ports to try first
   * @param addresses makes the stack's address for a set of ports
   */
  ForkedStack start(
      StackPorts first,
      Function<Map<String, Integer>, StackAddress> addresses,
      AttemptRecorder trace) {
    var claimed = first;
    for (int left = TRIES - 1; ; left--) {
      var stack = servers.of(addresses.apply(claimed.numbers()), claimed);
      try {
        return ready(stack, trace);
      } catch (NeverListenedException e) {
        // Not in the background: the next try has the same cookie.
        stack.stop();
        return ports.startAgain(e, claimed, leased -> start(leased, addresses, trace));
      } catch (StageException e) {
        if (e.stage() != RunStage.PORTS || left == 0) {
          stack.close();
          throw left == 0 ? robbed(e) : e;
        }
        stack.stop();
        tellAgain(stack.address(), e);
        claimed = trace.phase("ports", ports::claim);
      } catch (RuntimeException e) {
        stack.close();
        throw e;
      }
    }
  }

  private void tellAgain(StackAddress address, StageException why) {
    servers
        .listener()
        .notice(
            "%s: %s; started again on fresh ports"
                .formatted(address.file().simpleName(), why.text()));
  }

  private static StageException robbed(StageException last) {
    return last.stage() == RunStage.PORTS
        ? new StageException(
            RunStage.PORTS,
            "%s%nIt happened %d times, on other ports each time: end that program"
                .formatted(last.text(), TRIES),
            last)
        : last;
  }

  private ForkedStack ready(ForkedStack stack, AttemptRecorder trace) {
    trace.ports(stack.address().ports());
    trace.phase("server", () -> stack.startAndAwait(trace));
    ports.proven();
    return stack;
  }
}
