package io.github.e2emaven.postgres.template;

import java.time.Duration;

/**
 * A complete, sealed template.
 *
 * @param name of the database
 * @param bytes its size
 * @param origin where it came from
 * @param duration how long it took to have it
 */
public record Template(String name, long bytes, Origin origin, Duration duration) {

  /** Whether this run filled the template. */
  public enum Origin {
    /** Filled by this run. */
    BUILT,
    /** Found complete. */
    REUSED
  }
}
