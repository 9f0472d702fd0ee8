package io.github.e2emaven.plan;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL server of the clones. */
public sealed interface PostgresSource {

  /**
   * An external server.
   *
   * @param address its maintenance database and the credentials of a role with at least CREATEDB
   */
  record External(DatabaseAddress address) implements PostgresSource {}

  /**
   * A server that the run starts and stops.
   *
   * @param binaries the archive of PostgreSQL's programs: a jar that contains one {@code .txz}
   * @param version exact version of the binaries, {@code 17.11.0}
   * @param cache directory of the unpacked programs and initialised clusters, kept between runs
   * @param connections client connections that {@code max_connections} must allow
   * @param icuLocale collation of the databases, {@code en-US}; null for that of code points
   */
  record Embedded(
      Path binaries, String version, Path cache, int connections, @Nullable String icuLocale)
      implements PostgresSource {

    /** With the collation of code points. */
    public Embedded(Path binaries, String version, Path cache, int connections) {
      this(binaries, version, cache, connections, null);
    }

    /** 17 of {@code 17.11.0}. */
    public int majorVersion() {
      return PostgresSource.majorVersion(version);
    }
  }

  /** 17 of {@code 17.11.0}. */
  static int majorVersion(String version) {
    return Integer.parseInt(version.replaceAll("\\..*", ""));
  }
}
