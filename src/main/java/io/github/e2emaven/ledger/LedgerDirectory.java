package io.github.e2emaven.ledger;

import io.github.e2emaven.files.FileFacts;
import java.io.IOException;
import java.nio.file.Path;

/** The directory of the ledgers, which no other user may be able to write to. */
final class LedgerDirectory {

  private static final String ADVICE =
      "Delete it, or set <cacheDirectory> (-De2e.cacheDirectory) to a directory of your own";

  private LedgerDirectory() {}

  /**
   * Checks the directory, before a ledger is written to it or read from it.
   *
   * @throws IOException when another user can write to it
   */
  static void check(Path directory) throws IOException {
    var facts = FileFacts.of(directory);
    if (!facts.isPrivateDirectory()) {
      throw new IOException(
          "%s is not a directory that only you can write to (user %d owns it, and its mode is %o). %s"
              .formatted(directory, facts.owner(), facts.mode() & 07777, ADVICE));
    }
  }

  /**
   * Checks a ledger, before it is read.
   *
   * @throws IOException when another user may have written it
   */
  static void checkFile(Path file) throws IOException {
    var facts = FileFacts.of(file);
    if (!facts.isPlainFile() || !facts.isOwn() || facts.isShared()) {
      throw new IOException(
          "%s is not a regular file that only you can write to (user %d owns it, and its mode is %o). %s"
              .formatted(file, facts.owner(), facts.mode() & 07777, ADVICE));
    }
  }
}
