package com.acme.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/orders")
class Orders {

  record Order(long id, long customerId, String status, String coupon, BigDecimal total) {}

  record NewOrder(long cartId, String coupon) {}

  record Line(long productId, int quantity, BigDecimal price) {}

  private static final String COLUMNS = "id, customer_id, status, coupon, total";

  private final JdbcClient jdbc;
  private final Carts carts;
  private final Stock stock;
  private final Coupons coupons;

  Orders(JdbcClient jdbc, Carts carts, Stock stock, Coupons coupons) {
    this.jdbc = jdbc;
    this.carts = carts;
    this.stock = stock;
    this.coupons = coupons;
  }

  @GetMapping
  List<Order> all() {
    return jdbc.sql("select " + COLUMNS + " from orders order by id").query(Order.class).list();
  }

  @GetMapping("/{id}")
  Order one(@PathVariable long id) {
    return jdbc.sql("select " + COLUMNS + " from orders where id = ?")
        .param(id)
        .query(Order.class)
        .single();
  }

  @GetMapping("/{id}/lines")
  List<Line> lines(@PathVariable long id) {
    return jdbc.sql(
            "select product_id, quantity, price from order_lines"
                + " where order_id = ? order by product_id")
        .param(id)
        .query(Line.class)
        .list();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Transactional
  public Order place(@RequestBody NewOrder request) {
    var cart = carts.cart(request.cartId());
    if (cart.items().isEmpty()) {
      throw new Refused("The cart is empty.");
    }
    cart.items().forEach(item -> stock.move(item.productId(), -item.quantity(), "sale"));
    var order = insert(cart, request.coupon());
    cart.items().forEach(item -> insert(order, item));
    jdbc.sql("delete from carts where id = ?").param(cart.id()).update();
    return order;
  }

  @PostMapping("/{id}/cancellation")
  @Transactional
  public Order cancel(@PathVariable long id) {
    var changed =
        jdbc.sql("update orders set status = 'CANCELLED' where id = ? and status = 'PLACED'")
            .param(id)
            .update();
    if (changed == 0) {
      throw new Refused("Order " + id + " cannot be cancelled.");
    }
    lines(id).forEach(line -> stock.move(line.productId(), line.quantity(), "cancellation"));
    return one(id);
  }

  private Order insert(Carts.Cart cart, String coupon) {
    var percent = coupon == null ? 0 : coupons.redeem(coupon);
    var total =
        cart.total()
            .multiply(BigDecimal.valueOf(100 - percent))
            .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
    return jdbc.sql(
            "insert into orders (customer_id, coupon, total) values (?, ?, ?) returning " + COLUMNS)
        .params(cart.customerId(), coupon, total)
        .query(Order.class)
        .single();
  }

  private void insert(Order order, Carts.Item item) {
    jdbc.sql("insert into order_lines (order_id, product_id, quantity, price) values (?, ?, ?, ?)")
        .params(order.id(), item.productId(), item.quantity(), item.price())
        .update();
  }
}
