package io.github.e2emaven.mojo;

import io.github.e2emaven.plan.RunDirectory;
import io.github.e2emaven.plan.RunId;
import java.nio.file.Path;
import org.apache.maven.project.MavenProject;

/**
 * Where things are in a Maven project.
 *
 * @param base {@code ${project.basedir}}
 * @param build {@code ${project.build.directory}}
 * @param testClasses {@code ${project.build.testOutputDirectory}}
 */
public record ProjectLayout(Path base, Path build, Path testClasses) {

  public static ProjectLayout of(MavenProject project) {
    return new ProjectLayout(
        project.getBasedir().toPath(),
        Path.of(project.getBuild().getDirectory()),
        Path.of(project.getBuild().getTestOutputDirectory()));
  }

  /** {@code target/e2e}. */
  Path e2e() {
    return build.resolve("e2e");
  }

  public RunDirectory run(RunId id) {
    return new RunDirectory(e2e().resolve("runs").resolve(id.value()));
  }

  /** Where Jenkins and surefire-report already look. */
  public Path reports() {
    return build.resolve("failsafe-reports");
  }
}
