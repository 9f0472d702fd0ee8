package io.github.e2emaven.server;

import io.github.e2emaven.process.ExitStatus;
import io.github.e2emaven.process.RunningProcess;
import java.util.concurrent.CompletableFuture;

/** For a test in which no process is looked at but for its end. */
record StandIn(CompletableFuture<ExitStatus> exit) implements RunningProcess {

  @Override
  public long pid() {
    return 0;
  }
}
