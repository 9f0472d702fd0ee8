package com.acme.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class OrderHistoryE2E {

  private final Shop shop = new Shop();

  @Test
  @Order(1)
  void keepsEveryLineOfAnOrder() {
    var cart = shop.post("/carts", Map.of("customerId", 1)).get("id").asInt();
    for (int product = 1; product <= 12; product++) {
      shop.post("/carts/" + cart + "/items", Map.of("productId", product, "quantity", 2));
    }
    assertThat(shop.post("/orders", Map.of("cartId", cart)).get("id").asInt()).isEqualTo(1);
    assertThat(shop.get("/orders/1/lines")).hasSize(12);
    assertThat(shop.get("/orders/1").get("total").decimalValue()).isEqualByComparingTo("281.20");
  }

  @Test
  @Order(2)
  void namesTheCustomersInOrder() {
    for (int i = 0; i < 30; i++) {
      shop.buy(1 + i % 3, 5, 1);
    }
    var customers = shop.get("/orders").findValuesAsText("customerId");
    assertThat(customers).hasSize(31).startsWith("1", "1", "2", "3", "1").endsWith("2", "3");
  }

  @Test
  @Order(3)
  void knowsNoOtherOrder() {
    assertThat(shop.statusOf("/orders/31")).isEqualTo(200);
    assertThat(shop.statusOf("/orders/32")).isEqualTo(404);
    assertThat(shop.get("/orders/32/lines")).isEmpty();
  }
}
