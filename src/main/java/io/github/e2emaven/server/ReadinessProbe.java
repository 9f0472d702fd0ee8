package io.github.e2emaven.server;

import java.util.Optional;

/** One condition of readiness. */
@FunctionalInterface
interface ReadinessProbe {

  /**
   * Looks once.
   *
   * @return what is still missing; empty when the condition holds
   */
  Optional<String> missing();
}
