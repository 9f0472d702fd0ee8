package io.github.e2emaven.plan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one stack's server is started and stopped.
 *
 * @param command program and arguments; may hold late tokens
 * @param environment variables added to Maven's own; values may hold late tokens
 * @param frameworks whose own variable names are set too
 * @param workingDirectory where it runs; the stack's own directory when null
 * @param mainPort who chooses its main port
 * @param readiness when it is ready
 * @param stopTimeout from SIGTERM to SIGKILL
 */
public record ServerPlan(
    List<String> command,
    Map<String, String> environment,
    Set<Framework> frameworks,
    @Nullable Path workingDirectory,
    MainPort mainPort,
    ReadinessPlan readiness,
    Duration stopTimeout) {

  public ServerPlan {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    frameworks = Set.copyOf(frameworks);
  }
}
