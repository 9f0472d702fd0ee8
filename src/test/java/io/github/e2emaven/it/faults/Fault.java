package io.github.e2emaven.it.faults;

import java.time.Duration;

/**
 * Something that goes wrong while a build runs.
 *
 * @param title what a reader of the table understands; unique
 * @param limit within which everything must be gone
 * @param script starts builds, causes the fault and checks the verdict
 */
record Fault(String title, Duration limit, Script script) {

  /** The same title is the same fault. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Fault fault && fault.title.equals(title);
  }

  @Override
  public int hashCode() {
    return title.hashCode();
  }

  /** How a fault is caused. */
  interface Script {

    /** Fails with an {@link AssertionError} when a build did not end as it must. */
    void play(Scene scene) throws Exception;
  }

  /** A fault after which all must be gone within a minute. */
  static Fault of(String title, Script script) {
    return new Fault(title, Duration.ofMinutes(1), script);
  }
}
