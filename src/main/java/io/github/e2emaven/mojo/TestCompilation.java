package io.github.e2emaven.mojo;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.project.MavenProject;

/** Tells a project without tests from one whose tests are not compiled, or not restored. */
final class TestCompilation {

  private TestCompilation() {}

  /**
   * Requires test classes where there are test sources: a build cache, or a goal called alone, may
   * leave the compiler out.
   *
   * @throws StageException when there are none
   */
  static void require(MavenProject project) {
    var classes = Path.of(project.getBuild().getTestOutputDirectory());
    if (Files.exists(classes)) {
      return;
    }
    for (var root : project.getTestCompileSourceRoots()) {
      if (hasFiles(Path.of(root))) {
        throw new StageException(
            RunStage.CONFIGURATION,
            "There are test sources in %s, but %s does not exist: compile the tests in the same build, or have the build cache restore that directory"
                .formatted(root, classes));
      }
    }
  }

  private static boolean hasFiles(Path root) {
    if (!Files.isDirectory(root)) {
      return false;
    }
    try (var files = Files.walk(root)) {
      return files.anyMatch(Files::isRegularFile);
    } catch (IOException e) {
      throw new StageException(
          RunStage.CONFIGURATION, "Cannot read the test sources in %s: %s".formatted(root, e), e);
    }
  }
}
