package io.github.e2emaven.planning;

import io.github.e2emaven.application.ArtifactCoordinates;
import io.github.e2emaven.application.ModuleJars;
import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.RunDirectory;
import io.github.e2emaven.plan.RunId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that planning takes from Maven, as plain values.
 *
 * @param suite the project's E2E tests
 * @param directories of the project
 * @param artifacts what the project is made of and what it builds
 * @param modules what other modules build
 * @param properties of the command line, the project and the system
 * @param jvm what JVMs are started with
 * @param credentials looks up users and passwords
 * @param binaries fetches the embedded PostgreSQL
 */
public record ProjectFacts(
    Suite suite,
    Directories directories,
    Artifacts artifacts,
    ModuleResolver modules,
    PropertyResolver properties,
    Jvm jvm,
    CredentialStore credentials,
    BinariesResolver binaries) {

  /**
   * What identifies the E2E tests of a project, and which of them run.
   *
   * @param groupId of the project
   * @param artifactId of the project
   * @param execution id of the goal's execution
   * @param runOrder {@code runOrder} of the user's Failsafe; blank for none
   * @param runOrderSeed {@code runOrderRandomSeed} of the user's Failsafe; blank for none
   * @param filtered whether the command line may select parts of test files
   */
  public record Suite(
      String groupId,
      String artifactId,
      String execution,
      String runOrder,
      String runOrderSeed,
      boolean filtered) {}

  /**
   * Where a project has its files.
   *
   * @param base {@code ${project.basedir}}
   * @param build {@code ${project.build.directory}}
   * @param testClasses {@code ${project.build.testOutputDirectory}}
   */
  public record Directories(Path base, Path build, Path testClasses) {

    /** The directory of all runs and of the link {@code latest}: {@code target/e2e}. */
    public Path e2e() {
      return build.resolve("e2e");
    }

    /** The directory of one run, {@code target/e2e/runs/<run-id>}. */
    public RunDirectory run(RunId id) {
      return new RunDirectory(e2e().resolve("runs").resolve(id.value()));
    }

    /** The directory of the final reports, where Jenkins and surefire-report look for them. */
    public Path reports() {
      return build.resolve("failsafe-reports");
    }
  }

  /**
   * What a project depends on and what it builds.
   *
   * @param groupIds of all dependencies, whatever their scope
   * @param classPath of the project at run time, in order
   * @param jars that may be executable: the main artifact first, then those attached to it
   */
  public record Artifacts(Set<String> groupIds, List<Path> classPath, List<Path> jars) {

    public Artifacts {
      groupIds = Set.copyOf(groupIds);
      classPath = List.copyOf(classPath);
      jars = List.copyOf(jars);
    }
  }

  /**
   * What JVMs are started with.
   *
   * @param java launcher of the JDK toolchain, or of Maven's own JDK
   * @param testArguments Failsafe's {@code argLine}, its expressions not evaluated; empty for none
   * @param testConfiguration Failsafe's whole configuration as text, not evaluated
   * @param processors that the machine has, at least 1
   */
  public record Jvm(Path java, String testArguments, String testConfiguration, int processors) {}

  /** What other modules of the build, or of an earlier one, have built. */
  public interface ModuleResolver {

    /**
     * Finds an artifact in the modules of this build, else in the repositories.
     *
     * @return jars that may be executable, at least one
     * @throws io.github.e2emaven.outcome.StageException when there is none, or none yet
     */
    List<Path> resolve(ArtifactCoordinates artifact);

    /** The modules that the project itself declares as dependencies, in their order. */
    List<ModuleJars> dependencies();
  }

  /** Users and passwords of the {@code <server>} elements in settings.xml. */
  @FunctionalInterface
  public interface CredentialStore {

    /**
     * Finds and decrypts.
     *
     * @return empty when there is no such {@code <server>}, or none with a {@code <username>}
     */
    Optional<Credentials> find(String serverId);
  }

  /** The archives of PostgreSQL's programs. */
  @FunctionalInterface
  public interface BinariesResolver {

    /**
     * Fetches an archive unless the local repository has it.
     *
     * @param exactVersion such as {@code 17.11.0}
     * @return a jar that holds one {@code .txz}
     * @throws io.github.e2emaven.outcome.StageException when there is none for this machine, or
     *     when it cannot be fetched
     */
    Path resolve(String exactVersion);
  }
}
