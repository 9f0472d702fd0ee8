package io.github.e2emaven.report;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** {@code target/e2e/latest}: a link to the newest run. */
final class LatestLink {

  private LatestLink() {}

  /**
   * Points to this run: a relative symbolic link; on file systems without links, a text file with
   * the relative path.
   *
   * @throws StageException when neither can be written
   */
  static void point(RunDirectory run) {
    var link = run.path().resolve("../../latest").normalize();
    var target = Path.of("runs").resolve(String.valueOf(run.path().getFileName()));
    var temporary = link.resolveSibling(run.path().getFileName() + ".part");
    try {
      Files.deleteIfExists(temporary);
      make(temporary, target);
      Files.move(temporary, link, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StageException(
          RunStage.REPORT, "Cannot write " + link + ": " + e + ". Check the free disk space.", e);
    }
  }

  private static void make(Path link, Path target) throws IOException {
    try {
      Files.createSymbolicLink(link, target);
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.writeString(link, target.toString().replace('\\', '/') + "\n", StandardCharsets.UTF_8);
    }
  }
}
