package io.github.e2emaven.it.trust;

import java.util.Locale;

/** Who runs the tests of a project. */
enum Runner {
  OURS,
  FAILSAFE;

  /** The name of its directory. */
  String directory() {
    return name().toLowerCase(Locale.ROOT);
  }
}
