package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.postgres.ScramPasswords;
import io.github.e2emaven.postgres.SqlSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The login roles of a stopped cluster: superuser and application, by password, from this host.
 *
 * @param tools the programs, and the cluster that they work on
 */
record ClusterRoles(PostgresTools tools) {

  private static final String HBA =
      "host all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n";

  /**
   * The program exits at the first error, logs no statement, and leaves nothing in /dev/shm when it
   * is killed.
   */
  private static final List<String> SETTINGS =
      List.of(
          "exit_on_error=true",
          "fsync=off",
          "log_min_error_statement=panic",
          "dynamic_shared_memory_type=mmap");

  /** Sets the passwords of both roles; creates the application role if it is missing. */
  void set(Credentials superuser, Credentials application) throws IOException {
    Files.writeString(tools.cluster().logins(), HBA);
    tools.user().show(tools.cluster().logins());
    var statements = tools.cluster().directory().resolve("roles.sql");
    try {
      Files.writeString(statements, statements(superuser, application));
      singleUser(statements);
    } finally {
      Files.deleteIfExists(statements);
    }
  }

  private void singleUser(Path statements) {
    var data = tools.cluster().data().toString();
    var arguments = new ArrayList<>(List.of("--single", "-D", data));
    SETTINGS.forEach(setting -> arguments.addAll(List.of("-c", setting)));
    arguments.add("postgres");
    tools.run("postgres", arguments, statements);
  }

  private static String statements(Credentials superuser, Credentials application)
      throws IOException {
    try {
      var role = SqlSyntax.name(application.user());
      // single-user mode takes one statement per line
      return """
          DO %s;
          ALTER ROLE %s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD %s;
          ALTER ROLE %s PASSWORD %s;
          """
          .formatted(
              SqlSyntax.literal(creation(role)),
              role,
              ScramPasswords.verifier(application),
              SqlSyntax.name(superuser.user()),
              ScramPasswords.verifier(superuser));
    } catch (SQLException e) {
      throw new IOException("cannot compute a SCRAM verifier", e);
    }
  }

  /** A kept cluster has the role already. */
  private static String creation(String role) {
    return "BEGIN IF to_regrole(%s) IS NULL THEN CREATE ROLE %s; END IF; END"
        .formatted(SqlSyntax.literal(role), role);
  }
}
