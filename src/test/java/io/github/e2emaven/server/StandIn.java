package io.github.e2emaven.server;

import io.github.e2emaven.process.ExitStatus;
import io.github.e2emaven.process.RunningProcess;
import java.util.concurrent.CompletableFuture;

/** A process of which a test uses only the exit. */
record StandIn(CompletableFuture<ExitStatus> exit) implements RunningProcess {

  @Override
  public long pid() {
    return 0;
  }
}
