package io.github.e2emaven.outcome;

import io.github.e2emaven.plan.TestFile;

/**
 * A process that should have ended by itself, and that the run had to end.
 *
 * @param file whose stack it belonged to
 * @param origin who left it behind
 * @param pid process id
 * @param commandLine its beginning; may be empty
 */
public record ProcessLeak(TestFile file, Origin origin, long pid, String commandLine) {

  /** Who left a process behind. */
  public enum Origin {
    /** It was alive when the tests were over, and did not belong to the server. */
    TESTS("tests"),
    /** It outlived the end of its server. */
    SERVER("server");

    private final String word;

    Origin(String word) {
      this.word = word;
    }
  }

  /** For the user: {@code the tests of FooE2E left process 4711 (sleep 1000) behind}. */
  @Override
  public String toString() {
    return "the %s of %s left process %d (%s) behind"
        .formatted(origin.word, file.simpleName(), pid, commandLine);
  }
}
