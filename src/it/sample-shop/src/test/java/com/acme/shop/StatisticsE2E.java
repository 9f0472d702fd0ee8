package com.acme.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class StatisticsE2E {

  private final Shop shop = new Shop();

  @Test
  @Order(1)
  void startsAtTheSeed() {
    assertTotals(0, "0.00");
  }

  @Test
  @Order(2)
  void countsEveryOrder() {
    for (int i = 1; i <= 40; i++) {
      shop.buy(1, 5, 1);
      assertThat(shop.get("/statistics").get("orders").asInt()).isEqualTo(i);
    }
    assertTotals(40, "396.00");
  }

  @Test
  @Order(3)
  void cancelledOrdersEarnNothing() {
    shop.post("/orders/40/cancellation", Map.of());
    assertTotals(40, "386.10");
  }

  @Test
  @Order(4)
  void ranksTheBestSellers() {
    shop.buy(2, 6, 50);
    var best = shop.get("/statistics/best-sellers");
    assertThat(best.findValuesAsText("name")).containsExactly("Filter Roast", "Espresso Roast");
    assertThat(best.findValuesAsText("sold")).containsExactly("50", "39");
  }

  private void assertTotals(int orders, String revenue) {
    var totals = shop.get("/statistics");
    assertThat(totals.get("products").asInt()).isEqualTo(12);
    assertThat(totals.get("customers").asInt()).isEqualTo(3);
    assertThat(totals.get("reviews").asInt()).isEqualTo(3);
    assertThat(totals.get("orders").asInt()).isEqualTo(orders);
    assertThat(totals.get("revenue").decimalValue()).isEqualByComparingTo(revenue);
  }
}
