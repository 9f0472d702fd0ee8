package com.acme.shop;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/stock")
class Stock {

  record Movement(long id, long productId, int quantity, String reason) {}

  record Delivery(int quantity) {}

  record Level(long productId, int stock) {}

  private final JdbcClient jdbc;

  Stock(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @GetMapping("/{productId}")
  Level level(@PathVariable long productId) {
    return jdbc.sql("select id as product_id, stock from products where id = ?")
        .param(productId)
        .query(Level.class)
        .single();
  }

  @GetMapping("/movements")
  List<Movement> movements() {
    return jdbc.sql("select * from stock_movements order by id").query(Movement.class).list();
  }

  @PostMapping("/{productId}/deliveries")
  @Transactional
  public Level deliver(@PathVariable long productId, @RequestBody Delivery delivery) {
    move(productId, delivery.quantity(), "delivery");
    return level(productId);
  }

  /** Changes the stock and writes it down, or refuses. */
  void move(long productId, int quantity, String reason) {
    var changed =
        jdbc.sql("update products set stock = stock + ? where id = ? and stock + ? >= 0")
            .params(quantity, productId, quantity)
            .update();
    if (changed == 0) {
      throw new Refused("Product " + productId + " is out of stock.");
    }
    jdbc.sql("insert into stock_movements (product_id, quantity, reason) values (?, ?, ?)")
        .params(productId, quantity, reason)
        .update();
  }
}
