package io.github.e2emaven.postgres.template;

import java.time.Duration;

/**
 * A complete, sealed template.
 *
 * @param name of the database
 * @param bytes its size
 * @param origin whether this run built it
 * @param duration how long building or finding it took
 */
public record Template(String name, long bytes, Origin origin, Duration duration) {

  /** Where a template comes from. */
  public enum Origin {
    /** This run built it. */
    BUILT,
    /** An earlier run built it. */
    REUSED
  }
}
