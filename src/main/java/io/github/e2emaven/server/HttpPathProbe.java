package io.github.e2emaven.server;

import io.github.e2emaven.net.HttpProbe;
import java.net.URI;
import java.util.Optional;

/** The configured path answers 2xx or 3xx. */
record HttpPathProbe(URI url, HttpProbe http) implements ReadinessProbe {

  @Override
  public Optional<String> missing() {
    var answer = http.get(url);
    return answer.isReady() ? Optional.empty() : Optional.of("GET " + url + " gave " + answer);
  }
}
