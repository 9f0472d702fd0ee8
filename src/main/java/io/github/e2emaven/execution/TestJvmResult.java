package io.github.e2emaven.execution;

import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.ReportNames;
import java.util.Set;

/**
 * What the launcher says of a test JVM, before its reports are read.
 *
 * @param kind how it ended
 * @param message what the launcher was told; empty when tests or their absence say it all
 * @param names how its reports name the class
 * @param ancestors classes that the class inherits tests from; reports may name them
 */
public record TestJvmResult(
    Kind kind, FailureMessage message, ReportNames names, Set<String> ancestors) {

  public TestJvmResult {
    ancestors = Set.copyOf(ancestors);
  }

  /** Ways to end. */
  public enum Kind {
    /** It ran its tests, said goodbye and counted no failure. */
    PASSED,
    /** It ran its tests, said goodbye and counted failures. */
    FAILED,
    /** It proved that it found no test, and a filter is set that explains it. */
    NOTHING_MATCHED,
    /** It found no test, and no filter explains it. */
    NO_TESTS,
    /** It counted no test, but left traces of tests or no proof that there was none. */
    UNREPORTED,
    /** The launcher killed it for a timeout of its own. */
    TIMED_OUT,
    /** It ended before its work was done. */
    CRASHED
  }

  /** An exit of a test JVM whose reports bear the class's name. */
  public static TestJvmResult of(Kind kind, String message) {
    return new TestJvmResult(kind, FailureMessage.quoting(message), ReportNames.CLASSES, Set.of());
  }
}
