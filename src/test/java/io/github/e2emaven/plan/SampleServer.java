package io.github.e2emaven.plan;

import io.github.e2emaven.plan.ServerPlan.MainPort;
import io.github.e2emaven.plan.ServerPlan.Purpose;
import io.github.e2emaven.plan.ServerPlan.ReadinessPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A server that is ready when it listens. */
public final class SampleServer {

  private SampleServer() {}

  /** Which may start from an archive. */
  public static ServerPlan of(JavaProgram program) {
    return plan(program.command(), Set.of(), program, Purpose.STACKS);
  }

  /** Of any program. */
  public static ServerPlan of(List<String> command) {
    return plan(command, Set.of(), null, Purpose.STACKS);
  }

  /** None, for tests of Spring Boot. */
  public static ServerPlan skipped() {
    return plan(List.of(), Set.of(Framework.SPRING_BOOT), null, Purpose.NOTHING);
  }

  private static ServerPlan plan(
      List<String> command,
      Set<Framework> frameworks,
      @Nullable JavaProgram program,
      Purpose purpose) {
    return new ServerPlan(
        command,
        Map.of(),
        frameworks,
        null,
        MainPort.CLAIMED,
        new ReadinessPlan(null, null, Duration.ofSeconds(60)),
        Duration.ofSeconds(10),
        program,
        purpose);
  }
}
