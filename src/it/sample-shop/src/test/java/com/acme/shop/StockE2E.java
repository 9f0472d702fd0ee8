package com.acme.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class StockE2E {

  private final Shop shop = new Shop();

  @Test
  @Order(1)
  void opensWithOneMovementPerProduct() {
    assertThat(shop.get("/stock/movements")).hasSize(12);
    assertThat(shop.stockOf(8)).isEqualTo(25);
  }

  @Test
  @Order(2)
  void countsDeliveries() {
    for (int i = 1; i <= 100; i++) {
      var level = shop.post("/stock/8/deliveries", Map.of("quantity", 3));
      assertThat(level.get("stock").asInt()).isEqualTo(25 + 3 * i);
    }
    assertThat(shop.get("/stock/movements")).hasSize(112);
  }

  @Test
  @Order(3)
  void neverSellsWhatIsNotThere() {
    var cart = shop.filledCart(1, 12, 6);
    assertThat(shop.statusOf("/orders", Map.of("cartId", cart))).isEqualTo(422);
    assertThat(shop.stockOf(12)).isEqualTo(5);
    assertThat(shop.get("/stock/movements")).hasSize(112);
    assertThat(shop.get("/orders")).isEmpty();
  }
}
