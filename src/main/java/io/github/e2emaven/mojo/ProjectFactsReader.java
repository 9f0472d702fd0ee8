package io.github.e2emaven.mojo;

import static java.util.stream.Collectors.toSet;

import io.github.e2emaven.application.ExecutableJar;
import io.github.e2emaven.failsafe.FailsafeExecution;
import io.github.e2emaven.failsafe.FailsafeValues;
import io.github.e2emaven.failsafe.FailsafeVerify;
import io.github.e2emaven.planning.ProjectFacts;
import io.github.e2emaven.planning.PropertyResolver;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * Reads what planning needs to know of a Maven project.
 *
 * @param maven finds JDK, credentials and binaries
 * @param session the build
 * @param project whose tests run
 * @param execution id of the execution that runs them
 * @param filtered whether the command line selects some of them
 */
record ProjectFactsReader(
    MavenComponents maven,
    MavenSession session,
    MavenProject project,
    String execution,
    boolean filtered) {

  /** Where a project has its files; for goals that need no more than that. */
  static ProjectFacts.Directories directories(MavenProject project) {
    return new ProjectFacts.Directories(
        project.getBasedir().toPath(),
        Path.of(project.getBuild().getDirectory()),
        Path.of(project.getBuild().getTestOutputDirectory()));
  }

  /** The properties that parameters are read from. */
  static PropertyResolver properties(MavenSession session, MavenProject project) {
    return new PropertyResolver(
        session.getUserProperties(), project.getProperties(), session.getSystemProperties());
  }

  /** What the POM configures for Failsafe's goal {@code verify}. */
  FailsafeVerify failsafeVerify() {
    return FailsafeVerify.of(project, properties(session, project));
  }

  /**
   * Reads all facts.
   *
   * @param failsafe the user's own goal
   */
  ProjectFacts read(FailsafeExecution failsafe) {
    var binaries = maven.binaries(session, project);
    return new ProjectFacts(
        suite(new FailsafeValues(failsafe, session)),
        directories(project),
        artifacts(),
        maven.modules(session, project),
        properties(session, project),
        jvm(failsafe),
        serverId -> maven.credentials(session, serverId),
        binaries::resolve);
  }

  private ProjectFacts.Suite suite(FailsafeValues failsafe) {
    return new ProjectFacts.Suite(
        project.getGroupId(),
        project.getArtifactId(),
        execution,
        failsafe.text("runOrder"),
        failsafe.text("runOrderRandomSeed"),
        filtered);
  }

  private ProjectFacts.Jvm jvm(FailsafeExecution failsafe) {
    return new ProjectFacts.Jvm(
        maven.java(session),
        failsafe.argLine(),
        failsafe.configuration().toString(),
        Runtime.getRuntime().availableProcessors());
  }

  private ProjectFacts.Artifacts artifacts() {
    return new ProjectFacts.Artifacts(
        project.getArtifacts().stream().map(Artifact::getGroupId).collect(toSet()),
        classPath(),
        jars());
  }

  /** Where Failsafe looks for tests: {@code <testClassesDirectory>} of its configuration. */
  Path testClasses(FailsafeValues values) {
    var configured = values.text("testClassesDirectory");
    return configured.isEmpty()
        ? directories(project).testClasses()
        : project.getBasedir().toPath().resolve(configured);
  }

  /** The class path of the tests: directories and jars. */
  List<Path> testClassPath() {
    return paths(project::getTestClasspathElements);
  }

  private List<Path> classPath() {
    return paths(project::getRuntimeClasspathElements);
  }

  private static List<Path> paths(ClassPathElements elements) {
    try {
      return elements.get().stream().map(Path::of).toList();
    } catch (DependencyResolutionRequiredException e) {
      throw new IllegalStateException("the goal must require dependency resolution", e);
    }
  }

  /** One of Maven's class paths. */
  @FunctionalInterface
  private interface ClassPathElements {
    List<String> get() throws DependencyResolutionRequiredException;
  }

  /** Spring Boot attaches its executable jar when it has a classifier. */
  private List<Path> jars() {
    var built = Stream.concat(Stream.of(project.getArtifact()), attached());
    var target = Path.of(project.getBuild().getDirectory());
    var named = target.resolve(project.getBuild().getFinalName() + ".jar");
    var files =
        built
            .filter(Objects::nonNull)
            .map(Artifact::getFile)
            .filter(Objects::nonNull)
            .map(File::toPath);
    return Stream.concat(files, Stream.of(named, target.resolve(ExecutableJar.FAST_JAR)))
        .distinct()
        .toList();
  }

  private Stream<Artifact> attached() {
    return project.getAttachedArtifacts().stream();
  }
}
