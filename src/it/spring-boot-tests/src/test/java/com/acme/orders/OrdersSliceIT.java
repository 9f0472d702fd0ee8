package com.acme.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.jdbc.core.JdbcTemplate;

/** A slice, which would look for an embedded database. */
@JdbcTest
class OrdersSliceIT {

  @Autowired private JdbcTemplate database;

  @Test
  void a_slice_uses_the_database_of_the_stack() {
    assertThat(database.queryForObject("select current_database()", String.class))
        .isEqualTo(System.getenv("PGDATABASE"));
    assertThat(database.queryForObject("select count(*) from orders", Integer.class)).isEqualTo(3);
  }
}
