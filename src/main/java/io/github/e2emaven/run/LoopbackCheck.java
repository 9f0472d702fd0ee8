package io.github.e2emaven.run;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.StackAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;

/** Whether this machine has the loopback address on which servers and PostgreSQL listen. */
final class LoopbackCheck {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private LoopbackCheck() {}

  /**
   * Looks for the address.
   *
   * @throws StageException of stage CONFIGURATION when the machine does not have it
   */
  static void require() {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0));
    } catch (IOException e) {
      if (isMissing()) {
        throw new StageException(
            RunStage.CONFIGURATION,
            "This machine or container has no loopback address %s (%s), on which servers and the embedded PostgreSQL listen: ::1 alone is not enough. Add it, for example with 'ip link set lo up; ip addr add %s/8 dev lo'"
                .formatted(StackAddress.HOST, e.getMessage(), StackAddress.HOST),
            e);
      }
      // all ports are in use: the part that needs one reports it
    }
  }

  private static boolean isMissing() {
    try {
      return NetworkInterface.getByInetAddress(InetAddress.getByAddress(LOOPBACK)) == null;
    } catch (IOException e) {
      return false;
    }
  }
}
