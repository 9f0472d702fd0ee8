package io.github.e2emaven.plan;

import io.github.e2emaven.plan.ServerPlan.MainPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A run with every parameter checked and every default applied; nothing is started yet.
 *
 * @param id the run
 * @param paths where it reads and writes
 * @param files the test files, in the order of every report
 * @param schedule in which order they start
 * @param portNames named ports of a stack beside its main one
 * @param rules how it behaves
 * @param server how the servers run
 * @param database where the databases come from; null when servers need none
 * @param testJvmArguments Failsafe's {@code argLine}, its expressions not evaluated; empty for none
 * @param starts how test JVMs start; servers by their own plan
 */
public record RunPlan(
    RunId id,
    Paths paths,
    List<TestFile> files,
    StartSchedule schedule,
    List<String> portNames,
    Rules rules,
    ServerPlan server,
    @Nullable DatabasePlan database,
    String testJvmArguments,
    StartMode starts) {

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

  /**
   * How a run behaves.
   *
   * @param slots how many stacks the user asks for; fewer may fit
   * @param failFast whether the first failed file aborts the run
   * @param retries further attempts of a test file that did not pass, 0 for none
   * @param timeout of one attempt's test JVM
   * @param keepDatabases which databases remain after the run
   * @param runTimeout of the whole run, zero for none
   * @param retention which earlier runs keep their files
   */
  public record Rules(
      Slots slots,
      boolean failFast,
      int retries,
      Duration timeout,
      KeepDatabases keepDatabases,
      Duration runTimeout,
      Retention retention) {

    /** Test files at a time. */
    public int workers() {
      return slots.workers();
    }

    /**
     * How many stacks exist at a time.
     *
     * @param workers in which tests run, at least 1
     * @param ahead that boot while all slots are busy, 0 for none
     */
    public record Slots(int workers, int ahead) {}

    /**
     * Which runs keep their files, so that {@code target/e2e} does not grow without end.
     *
     * @param runs how many, at least 1; the new one counts
     * @param bytes how much earlier runs may take together; the latest one may take more
     */
    public record Retention(int runs, long bytes) {}

    /** Which databases remain after the run, for inspection. */
    public enum KeepDatabases {
      /** None. */
      NEVER,
      /** The databases of the test files that did not pass. */
      FAILED,
      /** All databases if one test file did not pass. */
      ALL_IF_FAILED,
      /** All databases. */
      ALWAYS;

      /** The value in a POM: {@code all-if-failed}. */
      public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
      }

      /**
       * Whether a test file's database is kept once all results are known.
       *
       * @param filePassed whether this file passed
       * @param runPassed whether every file passed
       */
      public boolean keeps(boolean filePassed, boolean runPassed) {
        return switch (this) {
          case NEVER -> false;
          case FAILED -> !filePassed;
          case ALL_IF_FAILED -> !runPassed;
          case ALWAYS -> true;
        };
      }
    }
  }
}
