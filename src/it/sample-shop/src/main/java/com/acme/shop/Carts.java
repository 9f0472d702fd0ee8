package com.acme.shop;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/carts")
class Carts {

  record Cart(long id, long customerId, List<Item> items, BigDecimal total) {}

  record NewCart(long customerId) {}

  record Item(long productId, int quantity, BigDecimal price) {}

  record NewItem(long productId, int quantity) {}

  private final JdbcClient jdbc;

  Carts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Cart open(@RequestBody NewCart cart) {
    return cart(
        jdbc.sql("insert into carts (customer_id) values (?) returning id")
            .param(cart.customerId())
            .query(Long.class)
            .single());
  }

  @GetMapping("/{id}")
  Cart cart(@PathVariable long id) {
    var customer =
        jdbc.sql("select customer_id from carts where id = ?").param(id).query(Long.class).single();
    var items =
        jdbc.sql(
                "select i.product_id, i.quantity, p.price"
                    + " from cart_items i join products p on p.id = i.product_id"
                    + " where i.cart_id = ? order by i.product_id")
            .param(id)
            .query(Item.class)
            .list();
    return new Cart(id, customer, items, total(items));
  }

  @PostMapping("/{id}/items")
  Cart put(@PathVariable long id, @RequestBody NewItem item) {
    jdbc.sql(
            "insert into cart_items (cart_id, product_id, quantity) values (?, ?, ?)"
                + " on conflict (cart_id, product_id)"
                + " do update set quantity = cart_items.quantity + excluded.quantity")
        .params(id, item.productId(), item.quantity())
        .update();
    return cart(id);
  }

  @DeleteMapping("/{id}/items/{productId}")
  Cart remove(@PathVariable long id, @PathVariable long productId) {
    jdbc.sql("delete from cart_items where cart_id = ? and product_id = ?")
        .params(id, productId)
        .update();
    return cart(id);
  }

  private static BigDecimal total(List<Item> items) {
    return items.stream()
        .map(item -> item.price().multiply(BigDecimal.valueOf(item.quantity())))
        .reduce(new BigDecimal("0.00"), BigDecimal::add);
  }
}
