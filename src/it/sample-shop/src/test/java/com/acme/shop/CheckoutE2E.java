package com.acme.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class CheckoutE2E {

  private final Shop shop = new Shop();

  @Test
  @Order(1)
  void nobodyHasOrderedYet() {
    assertThat(shop.get("/orders")).isEmpty();
  }

  @Test
  @Order(2)
  void twoOrdersAreExactlyTwo() {
    assertThat(shop.buy(1, 2, 3).get("id").asInt()).isEqualTo(1);
    assertThat(shop.buy(2, 2, 1).get("id").asInt()).isEqualTo(2);
    assertThat(shop.get("/orders")).hasSize(2);
    assertThat(shop.get("/orders/1").get("total").decimalValue()).isEqualByComparingTo("36.00");
    assertThat(shop.stockOf(2)).isEqualTo(76);
  }

  @Test
  @Order(3)
  void theCartIsGoneAfterwards() {
    assertThat(shop.statusOf("/carts/1")).isEqualTo(404);
    assertThat(shop.statusOf("/orders", Map.of("cartId", 1))).isEqualTo(404);
  }

  @Test
  @Order(4)
  void anEmptyCartCannotBeOrdered() {
    var cart = shop.post("/carts", Map.of("customerId", 3)).get("id").asInt();
    assertThat(cart).isEqualTo(3);
    assertThat(shop.statusOf("/orders", Map.of("cartId", cart))).isEqualTo(422);
  }

  @Test
  @Order(5)
  void everyOrderTakesTheNextNumber() {
    for (int i = 3; i <= 42; i++) {
      assertThat(shop.buy(3, 3, 1).get("id").asInt()).isEqualTo(i);
    }
    assertThat(shop.get("/orders")).hasSize(42);
    assertThat(shop.stockOf(3)).isEqualTo(80);
  }
}
