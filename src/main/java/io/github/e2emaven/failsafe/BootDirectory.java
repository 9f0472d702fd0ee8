package io.github.e2emaven.failsafe;

import io.github.e2emaven.files.FileTree;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.AttemptDirectory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Where Failsafe hands system properties, passwords among them, to a test JVM: it writes files that
 * every user may read, so no other user may enter their directory. Failsafe deletes it after the
 * test JVM, and the stack with its other temporary files.
 *
 * @param build {@code ${project.build.directory}}, to which Failsafe's {@code tempDir} is relative
 */
record BootDirectory(Path build) {

  /** Makes the directory and has Failsafe use it. */
  void use(Xpp3Dom configuration, AttemptDirectory attempt) {
    var parameter = configuration.getChild("tempDir");
    // on Windows it is no path, but a prefix in the temporary directory
    if (parameter != null && File.separatorChar == '/') {
      parameter.setValue(relative(attempt.boot()));
    }
  }

  private String relative(Path boot) {
    try {
      FileTree.makePrivate(boot);
      // ".." leads to another place behind a link
      return build.toRealPath().relativize(boot.toRealPath()).toString();
    } catch (IOException e) {
      throw new StageException(
          RunStage.TEST,
          "Cannot create the directory %s of the test JVM: %s".formatted(boot, e),
          e);
    }
  }
}
