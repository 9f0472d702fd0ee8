package io.github.e2emaven.plan;

import io.github.e2emaven.plan.ServerPlan.MainPort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run with every parameter checked and every default applied; nothing is started yet.
 *
 * @param id the run
 * @param paths where it reads and writes
 * @param files the test files, in the order of their start and of every report
 * @param portNames named ports of a stack beside its main one
 * @param rules how it behaves
 * @param server how the servers run
 * @param database where the databases come from; null when servers need none
 * @param testJvmArguments Failsafe's {@code argLine}, its expressions not evaluated; empty for none
 */
public record RunPlan(
    RunId id,
    Paths paths,
    List<TestFile> files,
    List<String> portNames,
    RunSettings rules,
    ServerPlan server,
    @Nullable DatabasePlan database,
    String testJvmArguments) {

  public RunPlan {
    files = List.copyOf(files);
    portNames = List.copyOf(portNames);
  }

  /** The run's own files. */
  public RunDirectory directory() {
    return paths.directory();
  }

  /** Where the final {@code TEST-*.xml} go. */
  public Path reports() {
    return paths.reports();
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

  /**
   * Where a run reads and writes; all paths are absolute.
   *
   * @param directory the run's own files
   * @param reports where the final {@code TEST-*.xml} go, {@code target/failsafe-reports}
   * @param testClasses {@code ${project.build.testOutputDirectory}}
   * @param cache where PostgreSQL's binaries, clusters, port leases and ledgers are kept between
   *     builds
   */
  public record Paths(RunDirectory directory, Path reports, Path testClasses, Path cache) {}
}
