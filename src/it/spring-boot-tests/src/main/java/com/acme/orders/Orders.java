package com.acme.orders;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Orders {

  private final JdbcTemplate database;

  Orders(JdbcTemplate database) {
    this.database = database;
  }

  @GetMapping("/orders")
  int count() {
    return database.queryForObject("select count(*) from orders", Integer.class);
  }

  @PostMapping("/orders")
  int place() {
    database.update("insert into orders (customer) values ('Grace')");
    return count();
  }
}
