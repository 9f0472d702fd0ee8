package io.github.e2emaven.runner;

import io.github.e2emaven.outcome.Stage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.StackAddress;
import java.util.Map;
import java.util.function.Function;

/**
 * Starts servers; one whose port was taken by another program is started again on fresh ports.
 *
 * @param ports where fresh ones come from
 * @param servers starts one server
 */
public record ServerStart(PortSet.Source ports, ServerSource servers) {

  private static final int TRIES = 3;

  /**
   * Returns when the server is ready; on failure everything is released, the ports included.
   *
   * @param first ports to try first
   * @param addresses makes the stack's address for a set of ports
   */
  LiveStack start(
      PortSet first, Function<Map<String, Integer>, StackAddress> addresses, Trace trace) {
    var claimed = first;
    for (int left = TRIES - 1; ; left--) {
      trace.ports(claimed.numbers());
      var stack = servers.of(addresses.apply(claimed.numbers()), claimed);
      try {
        trace.phase("server", () -> stack.startAndAwait(trace));
        return stack;
      } catch (StageException e) {
        stack.close();
        if (e.stage() != Stage.PORTS || left == 0) {
          throw e;
        }
        claimed = trace.phase("ports", ports::claim);
      } catch (RuntimeException e) {
        stack.close();
        throw e;
      }
    }
  }
}
