package io.github.e2emaven.stack;

import io.github.e2emaven.files.FileFacts;
import io.github.e2emaven.files.FileTree;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.AttemptDirectory;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who can read the files of an attempt: only this user until passwords are masked in them. */
final class AttemptAccess {

  private AttemptAccess() {}

  /**
   * Creates the directories of an attempt, closed to others.
   *
   * @throws StageException of stage SERVER
   */
  static void close(AttemptDirectory attempt) {
    try {
      Files.createDirectories(attempt.path().resolveSibling(""));
      createPrivate(attempt.path());
      Files.createDirectories(attempt.work());
      Files.createDirectories(attempt.reports());
    } catch (IOException e) {
      throw new StageException(
          RunStage.SERVER, "Cannot create the directory %s: %s".formatted(attempt.path(), e), e);
    }
  }

  private static void createPrivate(Path directory) throws IOException {
    try {
      FileTree.makePrivate(directory);
    } catch (FileAlreadyExistsException e) {
      // the template has one server after the other
    }
  }

  /** Opens an attempt to every user who can read the directory that it is in. */
  static void open(AttemptDirectory attempt) throws IOException {
    var directory = attempt.path();
    if (FileFacts.hasModes(directory)) {
      Files.setPosixFilePermissions(
          directory, Files.getPosixFilePermissions(directory.resolveSibling("")));
    }
  }
}
