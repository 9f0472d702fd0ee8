package com.acme.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class OrderCancellationE2E {

  private final Shop shop = new Shop();

  @Test
  @Order(1)
  void putsTheGoodsBack() {
    shop.buy(1, 9, 4);
    assertThat(shop.stockOf(9)).isEqualTo(6);
    var order = shop.post("/orders/1/cancellation", Map.of());
    assertThat(order.get("status").asText()).isEqualTo("CANCELLED");
    assertThat(shop.stockOf(9)).isEqualTo(10);
  }

  @Test
  @Order(2)
  void worksOnlyOnce() {
    assertThat(shop.statusOf("/orders/1/cancellation", Map.of())).isEqualTo(422);
    assertThat(shop.stockOf(9)).isEqualTo(10);
  }

  @Test
  @Order(3)
  void leavesATraceInTheStockBook() {
    for (int i = 2; i <= 31; i++) {
      shop.buy(2, 12, 5);
      shop.post("/orders/" + i + "/cancellation", Map.of());
    }
    assertThat(shop.stockOf(12)).isEqualTo(5);
    assertThat(shop.get("/orders")).hasSize(31);
    assertThat(shop.get("/stock/movements")).hasSize(12 + 2 * 31);
  }
}
