package io.github.e2emaven.postgres;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The tests of one class share an embedded PostgreSQL. */
@Tag("postgres")
public abstract class WithPostgres {

  /** Running while the tests of a class run. */
  public static TestPostgres postgres;

  @BeforeAll
  static void startPostgres() {
    postgres = TestPostgres.start();
  }

  @AfterAll
  static void stopPostgres() {
    if (postgres != null) {
      postgres.close();
    }
  }
}
