package io.github.e2emaven.plan;

import io.github.e2emaven.plan.ServerPlan.MainPort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is decided before a run starts.
 *
 * @param id the run
 * @param directory its files
 * @param reports directory of the final {@code TEST-*.xml}, {@code target/failsafe-reports}
 * @param files the test files, in the order of their start and of every report
 * @param portNames named ports of a stack beside its main one
 * @param rules how it behaves
 * @param server how the servers run
 */
public record RunPlan(
    RunId id,
    RunDirectory directory,
    Path reports,
    List<TestFile> files,
    List<String> portNames,
    RunSettings rules,
    ServerPlan server) {

  public RunPlan {
    files = List.copyOf(files);
    portNames = List.copyOf(portNames);
  }

  /** Names of the ports of a stack that are claimed before its server starts. */
  public List<String> claimedPorts() {
    var names = new ArrayList<String>();
    if (server.mainPort() == MainPort.CLAIMED) {
      names.add(StackAddress.MAIN_PORT);
    }
    names.addAll(portNames);
    return names;
  }

  /** This plan with another number of slots. */
  public RunPlan withWorkers(int workers) {
    return new RunPlan(
        id, directory, reports, files, portNames, rules.withWorkers(workers), server);
  }
}
