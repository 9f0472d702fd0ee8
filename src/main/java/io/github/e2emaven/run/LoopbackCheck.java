package io.github.e2emaven.run;

import io.github.e2emaven.net.Loopback;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;

/** Whether this machine has a loopback address on which servers and PostgreSQL can listen. */
final class LoopbackCheck {

  private LoopbackCheck() {}

  /**
   * Looks for the address.
   *
   * @throws StageException of stage CONFIGURATION when the machine has none
   */
  static void require() {
    if (Loopback.find().isEmpty()) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "This machine or container has no loopback address, neither 127.0.0.1 nor ::1, on which servers and the embedded PostgreSQL listen. Add it, for example with 'ip link set lo up; ip addr add 127.0.0.1/8 dev lo'");
    }
  }
}
