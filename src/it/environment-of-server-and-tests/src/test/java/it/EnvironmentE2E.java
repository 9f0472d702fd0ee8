package it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.client.Client;
import it.server.LongSocket;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentE2E {

  @Test
  void serverAndTestsKnowTheSameStack() {
    for (var name :
        List.of(
            "PORT", "PORT_MANAGEMENT", "DATABASE_URL", "PGHOST", "PGPORT", "PGDATABASE", "PGUSER",
            "PGPASSWORD", "E2E_RUN_ID", "E2E_STACK", "E2E_SLOT", "COMPOSE_PROJECT_NAME", "TMPDIR")) {
      assertNotEquals("", env(name), name);
      assertEquals(env(name), Client.env(name), name);
    }
  }

  @Test
  void nothingLeadsToAnotherDatabase() {
    for (var name :
        List.of("PGHOSTADDR", "PGSERVICE", "PGSSLMODE", "PGOPTIONS", "SPRING_FLYWAY_URL")) {
      assertEquals("", env(name), name);
      assertEquals("", Client.env(name), name);
    }
    assertEquals("e2e", env("SPRING_PROFILES_ACTIVE"));
    assertEquals("e2e", Client.env("SPRING_PROFILES_ACTIVE"));
  }

  @Test
  void nobodyElseCanReadThePassword() throws Exception {
    var handedOver = Path.of(property("surefire.real.class.path").split(File.pathSeparator)[0]);
    var logs = Path.of(property("e2e.directory")).getParent();
    for (var directory : List.of(handedOver.getParent(), logs)) {
      var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(directory));
      assertEquals("rwx------", mode, directory.toString());
    }
  }

  @Test
  void portsAgree() {
    assertEquals(env("PORT"), property("e2e.port"));
    assertEquals(env("PORT_MANAGEMENT"), property("e2e.port.management"));
    assertEquals("http://127.0.0.1:" + env("PORT"), property("e2e.baseUrl"));
    assertEquals(property("e2e.baseUrl"), env("E2E_BASE_URL"));
    assertEquals(env("PORT"), Client.whoami("port"));
  }

  @Test
  void databasesAgree() {
    assertEquals(env("PGDATABASE"), Client.whoami("database"));
    assertEquals(env("PGUSER"), Client.whoami("user"));
    assertEquals(env("PGUSER"), property("e2e.db.user"));
    assertEquals(env("PGPASSWORD"), property("e2e.db.password"));
    assertTrue(property("e2e.jdbcUrl").contains(env("PGPORT") + "/" + env("PGDATABASE")));
    assertTrue(env("DATABASE_URL").startsWith("postgresql://"));
    assertTrue(env("DATABASE_URL").endsWith("/" + env("PGDATABASE")));
  }

  @Test
  void theApplicationIsNoSuperuser() {
    assertEquals("off", Client.query("show is_superuser"));
    assertEquals(
        env("PGUSER"),
        Client.query(
            "select pg_get_userbyid(datdba) from pg_database where datname = current_database()"));
  }

  @Test
  void directoriesAreThere() throws Exception {
    assertTrue(Files.isDirectory(Path.of(property("e2e.directory"))));
    assertEquals(env("TMPDIR"), property("java.io.tmpdir"));
    assertEquals(env("TMPDIR"), Client.whoami("javaTmpdir"));
    Files.delete(Files.createTempFile("mine", ".txt"));
    assertTrue(Files.isDirectory(Path.of(Client.whoami("cwd"))));
  }

  @Test
  void serverAndTestsOpenUnixSocketsInTheirTemporaryDirectory() throws Exception {
    assertTrue(LongSocket.open().startsWith(env("TMPDIR")));
    assertTrue(Client.get("/socket").startsWith(env("TMPDIR")));
  }

  @Test
  void tokensAreReplaced() {
    var tokens =
        String.join(
            ",", "1", env("PORT_MANAGEMENT"), env("PGDATABASE"), env("PGUSER"), env("E2E_RUN_ID"),
            "it.EnvironmentE2E");
    assertTrue(Client.whoami("args").endsWith("--tokens=" + tokens), Client.whoami("args"));
  }

  private static String env(String name) {
    return System.getenv().getOrDefault(name, "");
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }
}
