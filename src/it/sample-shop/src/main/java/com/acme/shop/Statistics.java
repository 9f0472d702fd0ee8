package com.acme.shop;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/statistics")
class Statistics {

  record Totals(int products, int customers, int orders, int reviews, BigDecimal revenue) {}

  record Seller(String name, int sold) {}

  private final JdbcClient jdbc;

  Statistics(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @GetMapping
  Totals totals() {
    return jdbc.sql(
            "select (select count(*) from products) as products,"
                + " (select count(*) from customers) as customers,"
                + " (select count(*) from orders) as orders,"
                + " (select count(*) from reviews) as reviews,"
                + " (select coalesce(sum(total), 0.00) from orders where status = 'PLACED')"
                + " as revenue")
        .query(Totals.class)
        .single();
  }

  @GetMapping("/best-sellers")
  List<Seller> bestSellers() {
    return jdbc.sql(
            "select p.name, sum(l.quantity) as sold from order_lines l"
                + " join products p on p.id = l.product_id"
                + " join orders o on o.id = l.order_id and o.status = 'PLACED'"
                + " group by p.name order by sold desc, p.name limit 3")
        .query(Seller.class)
        .list();
  }
}
