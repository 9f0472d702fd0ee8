package io.github.e2emaven.server;

import io.github.e2emaven.net.HttpProbe;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The configured path answers 2xx or 3xx. */
final class HttpPathProbe implements ReadinessProbe {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final URI url;

  HttpPathProbe(URI url) {
    this.url = url;
  }

  @Override
  public Optional<String> missing() {
    var answer = new HttpProbe(TIMEOUT).get(url);
    return answer.isReady() ? Optional.empty() : Optional.of("GET " + url + " gave " + answer);
  }
}
