package io.github.e2emaven.database;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Tests of one class share an embedded PostgreSQL of their own. */
@Tag("postgres")
abstract class WithPostgres {

  /** Running while the tests of a class run. */
  static Postgres postgres;

  @BeforeAll
  static void startPostgres() {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stopPostgres() {
    if (postgres != null) {
      postgres.close();
    }
  }
}
