package com.acme.shop;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/customers")
class Customers {

  record Customer(long id, String name, String email) {}

  record NewCustomer(String name, String email) {}

  private final JdbcClient jdbc;

  Customers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @GetMapping
  List<Customer> all() {
    return jdbc.sql("select * from customers order by id").query(Customer.class).list();
  }

  @GetMapping("/{id}")
  Customer one(@PathVariable long id) {
    return jdbc.sql("select * from customers where id = ?").param(id).query(Customer.class).single();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Customer register(@RequestBody NewCustomer customer) {
    if (!customer.email().contains("@")) {
      throw new Refused("Not an e-mail address: " + customer.email());
    }
    return jdbc.sql("insert into customers (name, email) values (:name, :email) returning *")
        .paramSource(customer)
        .query(Customer.class)
        .single();
  }
}
