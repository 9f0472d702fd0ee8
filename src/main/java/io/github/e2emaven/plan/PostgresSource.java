package io.github.e2emaven.plan;

import java.nio.file.Path;

/** Which PostgreSQL server the clones live in. */
public sealed interface PostgresSource {

  /**
   * A server that somebody else runs.
   *
   * @param address its maintenance database and an administrator's credentials: at least CREATEDB
   */
  record External(DatabaseAddress address) implements PostgresSource {}

  /**
   * A server that the run starts for itself.
   *
   * @param binaries the archive of PostgreSQL's programs: a jar that holds one {@code .txz}
   * @param version exact version of the binaries, {@code 17.11.0}
   * @param cache where unpacked programs and initialised clusters are kept between runs
   * @param connections what {@code max_connections} must allow for clients
   */
  record Embedded(Path binaries, String version, Path cache, int connections)
      implements PostgresSource {

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
