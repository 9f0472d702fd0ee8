package io.github.e2emaven.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.postgres.TestPostgres;
import io.github.e2emaven.postgres.WithPostgres;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptInitializerTests extends WithPostgres {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static final String UNFINISHED =
      "SELECT datname FROM pg_database WHERE datname LIKE 'e2e\\_tpl%' AND NOT datistemplate";

  private final Cancellation cancellation = new Cancellation();
  @TempDir private Path directory;

  @Test
  void runs_files_in_their_order_as_the_application_role() throws IOException {
    var database = filled("CREATE TABLE t (who text);", "INSERT INTO t SELECT current_user;");
    assertThat(TestPostgres.value(database, "SELECT who FROM t")).isEqualTo("e2e_app");
  }

  @Test
  void understands_functions_quotes_and_comments() throws IOException {
    var database =
        filled(
            """
            -- a comment; with a semicolon and a 'quote
            CREATE TABLE t (v text DEFAULT 'a;b?'); /* another; one */
            CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $body$
            BEGIN
              RETURN 1; -- ; $$
              END;
            $body$;
            CREATE FUNCTION three() RETURNS int LANGUAGE SQL
            BEGIN ATOMIC
              SELECT 1;
              SELECT 3;
            END;
            INSERT INTO t DEFAULT VALUES;
            SELECT '{"json": {"x": 1}}'::jsonb ? 'json';
            """);
    assertThat(TestPostgres.value(database, "SELECT v || three() FROM t")).isEqualTo("a;b?3");
  }

  @Test
  void commits_each_statement_as_psql_does() throws IOException {
    var database =
        filled(
            """
            CREATE TYPE colour AS ENUM ('red');
            ALTER TYPE colour ADD VALUE 'blue';
            CREATE TABLE t (c colour);
            INSERT INTO t VALUES ('blue');
            CREATE INDEX CONCURRENTLY ON t (c);
            VACUUM t;
            BEGIN; INSERT INTO t VALUES ('red'); ROLLBACK;
            """);
    assertThat(TestPostgres.value(database, "SELECT c FROM t")).isEqualTo("blue");
  }

  @Test
  void accepts_the_restrict_lines_of_pg_dump() throws IOException {
    var database =
        filled("\\restrict abc123\nCREATE TABLE public.t (id int);\n\\unrestrict abc123\n");
    assertThat(TestPostgres.value(database, "SELECT count(*) FROM t")).isEqualTo("0");
  }

  @Test
  void names_file_and_line_of_an_error() {
    assertFails("CREATE TABLE t (id int);\n\nINSERT INTO t\n  VALUES ('ä',\n  nonsense);\n")
        .hasMessageContaining("script-0.sql (<database><scripts>): line 5: ERROR: column")
        .hasMessageContaining("nonsense");
    assertFails("SELECT 1;\n-- why\nDROP TABLE missing;\n")
        .hasMessageContaining("missing")
        .hasMessageContaining("line ");
    assertFails("SELECT 1;\nSELECT 'open\n").hasMessageContaining("line 2");
  }

  @Test
  void refuses_psql_commands() {
    assertFails("CREATE TABLE t (id int);\n\\i other.sql\nSELECT 1;\n")
        .hasMessageContaining("line 2: \\i other.sql is a psql command");
    assertFails("CREATE TABLE t (id int);\nCOPY t (id) FROM stdin;\n1\n\\.\n")
        .hasMessageContaining("line 2")
        .hasMessageContaining("pg_dump --inserts");
  }

  @Test
  void cancels_the_running_statement_with_the_run() {
    var filled = CompletableFuture.supplyAsync(() -> unchecked("SELECT pg_sleep(600);"));
    Eventually.until("it sleeps", this::isSleeping);
    cancellation.cancel("Ctrl-C");
    assertThatThrownBy(() -> filled.get(30, TimeUnit.SECONDS))
        .hasMessageContaining("line 1: ERROR: canceling statement");
    assertThat(TestPostgres.column(postgres.server.admin(), UNFINISHED)).isEmpty();
  }

  private boolean isSleeping() {
    var sleeping =
        "SELECT pid FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%(600)%' AND pid <> pg_backend_pid()";
    return !TestPostgres.column(postgres.server.admin(), sleeping).isEmpty();
  }

  private DatabaseAddress unchecked(String script) {
    try {
      return filled(script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void says_that_a_file_cannot_be_read() {
    var missing =
        new ScriptInitializer(List.of(directory.resolve("missing.sql")), new Cancellation());
    assertThatThrownBy(() -> missing.fill(postgres.server.admin()))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("missing.sql");
  }

  private org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertFails(
      String script) {
    return assertThatThrownBy(() -> filled(script)).isInstanceOf(StageException.class);
  }

  private DatabaseAddress filled(String... scripts) throws IOException {
    var files = new ArrayList<Path>();
    for (int i = 0; i < scripts.length; i++) {
      files.add(Files.writeString(directory.resolve("script-" + i + ".sql"), scripts[i]));
    }
    int number = NUMBER.incrementAndGet();
    var template =
        new TemplateStore(postgres.server, postgres.notices::add)
            .prepare("script" + number, new ScriptInitializer(files, cancellation));
    return postgres.clones(template).create("e2e_script" + number).address();
  }
}
