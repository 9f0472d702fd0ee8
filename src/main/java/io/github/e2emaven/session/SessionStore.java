package io.github.e2emaven.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;

/**
 * What one Maven session remembers, for all projects and threads. It holds types of the JDK only:
 * projects may load this plugin in different class loaders.
 */
final class SessionStore {

  private static final String PREFIX = "io.github.e2emaven.";

  private final Map<String, Object> data;

  private SessionStore(Map<String, Object> data) {
    this.data = data;
  }

  static SessionStore of(MavenSession session) {
    return new SessionStore(session.getRequest().getData());
  }

  /** A map that every caller with the same name shares. */
  @SuppressWarnings("unchecked")
  <V> Map<String, V> map(String name) {
    synchronized (data) {
      return (Map<String, V>)
          data.computeIfAbsent(PREFIX + name, key -> new ConcurrentHashMap<String, V>());
    }
  }

  /** Does something once in the session. */
  void once(String name, Supplier<?> work) {
    synchronized (data) {
      data.computeIfAbsent(PREFIX + name, key -> work.get());
    }
  }
}
