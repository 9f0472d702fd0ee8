package com.acme.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class CartE2E {

  private final Shop shop = new Shop();

  @Test
  @Order(1)
  void theFirstCartIsNumberOneAndEmpty() {
    var cart = shop.post("/carts", Map.of("customerId", 1));
    assertThat(cart.get("id").asInt()).isEqualTo(1);
    assertThat(cart.get("items")).isEmpty();
    assertThat(cart.get("total").decimalValue()).isZero();
  }

  @Test
  @Order(2)
  void addsUpEqualProducts() {
    for (int i = 1; i <= 80; i++) {
      var cart = shop.post("/carts/1/items", Map.of("productId", 1, "quantity", 1));
      assertThat(cart.get("items")).hasSize(1);
      assertThat(cart.get("items").get(0).get("quantity").asInt()).isEqualTo(i);
    }
    assertThat(shop.get("/carts/1").get("total").decimalValue()).isEqualByComparingTo("680.00");
  }

  @Test
  @Order(3)
  void removesAProduct() {
    shop.post("/carts/1/items", Map.of("productId", 9, "quantity", 2));
    var cart = shop.delete("/carts/1/items/1");
    assertThat(cart.get("items")).hasSize(1);
    assertThat(cart.get("total").decimalValue()).isEqualByComparingTo("68.00");
  }

  @Test
  @Order(4)
  void aCartSellsNothingYet() {
    assertThat(shop.get("/orders")).isEmpty();
    assertThat(shop.stockOf(9)).isEqualTo(10);
  }
}
