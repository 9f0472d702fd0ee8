package io.github.e2emaven.server;

import io.github.e2emaven.net.HttpProbe;
import java.net.URI;
import java.util.Optional;

/** One condition of readiness. */
@FunctionalInterface
interface ReadinessProbe {

  /**
   * Checks the condition once.
   *
   * @return what is still missing; empty when the condition holds
   */
  Optional<String> missing();

  /** The configured path responds with 2xx or 3xx. */
  static ReadinessProbe path(URI url, HttpProbe http) {
    return () -> {
      var answer = http.get(url);
      return answer.isReady()
          ? Optional.empty()
          : Optional.of("GET %s returned %s".formatted(url, answer));
    };
  }

  /** The server listens, on a known port. */
  interface MainPort extends ReadinessProbe {

    /** The main port; valid once nothing is missing. */
    int port();
  }
}
