package io.github.e2emaven.mojo;

import org.jspecify.annotations.Nullable;

/**
 * What one goal leaves for the goals after it.
 *
 * @param execution whose goals they are
 * @param run null when no test file was found
 * @param state how far it is
 */
record RunHandover<R>(String execution, @Nullable R run, State state) {

  /** How far a run is. A run is executed once. */
  enum State {
    /** Nobody has executed it. */
    PREPARED,
    /** Its tests have run, or it was closed before they could. */
    EXECUTED,
    /** Its verdict was given. */
    JUDGED
  }

  /** The same run, for the goals of an execution, further on. */
  RunHandover<R> as(String newExecution, State newState) {
    return new RunHandover<>(newExecution, run, newState);
  }
}
