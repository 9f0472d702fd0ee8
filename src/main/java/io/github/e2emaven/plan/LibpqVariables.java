package io.github.e2emaven.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The environment variables of libpq, which every PostgreSQL client reads that is not written in
 * Java.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-envars.html">libpq's variables</a>
 */
final class LibpqVariables {

  /** All of them, up to PostgreSQL 18. */
  static final Set<String> NAMES =
      Set.of(
          "PGHOST",
          "PGHOSTADDR",
          "PGPORT",
          "PGDATABASE",
          "PGUSER",
          "PGPASSWORD",
          "PGPASSFILE",
          "PGREQUIREAUTH",
          "PGCHANNELBINDING",
          "PGSERVICE",
          "PGSERVICEFILE",
          "PGOPTIONS",
          "PGAPPNAME",
          "PGSSLMODE",
          "PGREQUIRESSL",
          "PGSSLNEGOTIATION",
          "PGSSLCOMPRESSION",
          "PGSSLCERT",
          "PGSSLKEY",
          "PGSSLCERTMODE",
          "PGSSLROOTCERT",
          "PGSSLCRL",
          "PGSSLCRLDIR",
          "PGSSLSNI",
          "PGREQUIREPEER",
          "PGSSLMINPROTOCOLVERSION",
          "PGSSLMAXPROTOCOLVERSION",
          "PGGSSENCMODE",
          "PGKRBSRVNAME",
          "PGGSSLIB",
          "PGGSSDELEGATION",
          "PGCONNECT_TIMEOUT",
          "PGCLIENTENCODING",
          "PGTARGETSESSIONATTRS",
          "PGLOADBALANCEHOSTS",
          "PGMINPROTOCOLVERSION",
          "PGMAXPROTOCOLVERSION",
          "PGDATESTYLE",
          "PGTZ",
          "PGGEQO",
          "PGSYSCONFDIR",
          "PGLOCALEDIR");

  private LibpqVariables() {}

  /** The variables that lead to a database as its {@code DATABASE_URL} does. */
  static Map<String, String> of(DatabaseAddress database) {
    var variables = new LinkedHashMap<String, String>();
    variables.put("PGHOST", database.host());
    variables.put("PGPORT", Integer.toString(database.port()));
    variables.put("PGDATABASE", database.name());
    variables.put("PGUSER", database.credentials().user());
    variables.put("PGPASSWORD", database.credentials().password().value());
    variables.putAll(LibpqParameters.variables(database.parameters()));
    return variables;
  }
}
