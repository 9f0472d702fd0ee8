package io.github.e2emaven.plan;

import io.github.e2emaven.plan.ServerPlan.MainPort;
import io.github.e2emaven.plan.ServerPlan.ReadinessPlan;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** A server of a JVM that is ready when it listens. */
public final class SampleServer {

  private SampleServer() {}

  /** Which may start from an archive. */
  public static ServerPlan of(JavaProgram program) {
    return new ServerPlan(
        program.command(),
        Map.of(),
        Set.of(),
        null,
        MainPort.CLAIMED,
        new ReadinessPlan(null, null, Duration.ofSeconds(60)),
        Duration.ofSeconds(10),
        program);
  }
}
