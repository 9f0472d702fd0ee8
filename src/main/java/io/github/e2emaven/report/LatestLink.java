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
import java.util.Optional;

/** {@code target/e2e/latest}: a link to the newest run. */
final class LatestLink {

  /** Below {@code target/e2e}. */
  static final String NAME = "latest";

  private LatestLink() {}

  /**
   * Points to this run: a relative symbolic link; on file systems without links, a text file with
   * the relative path.
   *
   * @throws StageException when neither can be written
   */
  static void point(RunDirectory run) {
    var link = run.path().resolve("../../" + NAME).normalize();
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

  /**
   * The run that the link points to; empty when there is none.
   *
   * @throws StageException when the link cannot be read
   */
  static Optional<RunDirectory> read(Path e2e) {
    var link = e2e.resolve(NAME);
    try {
      if (!Files.exists(link)) {
        return Optional.empty();
      }
      return Optional.of(
          new RunDirectory(
              Files.isDirectory(link)
                  ? link.toRealPath()
                  : e2e.resolve(Files.readString(link, StandardCharsets.UTF_8).strip())));
    } catch (IOException e) {
      throw new StageException(RunStage.REPORT, "Cannot read " + link + ": " + e, e);
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
