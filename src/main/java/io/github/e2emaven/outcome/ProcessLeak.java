package io.github.e2emaven.outcome;

import io.github.e2emaven.plan.TestFile;

/**
 * A process that did not exit by itself, and that the run had to kill.
 *
 * @param file the test file of its stack
 * @param origin the part of the stack that left it behind
 * @param pid process id
 * @param commandLine its start and end; may be empty
 */
public record ProcessLeak(TestFile file, Origin origin, long pid, String commandLine) {

  /** The part of a stack that left a process behind. */
  public enum Origin {
    /** The process was alive after the tests, and did not belong to the server. */
    TESTS("tests"),
    /** The process survived its server. */
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
