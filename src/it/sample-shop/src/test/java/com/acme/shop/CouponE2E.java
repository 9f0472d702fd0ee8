package com.acme.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class CouponE2E {

  private final Shop shop = new Shop();

  @Test
  @Order(1)
  void takesTenPercentOff() {
    var order =
        shop.post(
            "/orders", Map.of("cartId", shop.filledCart(1, 9, 1), "coupon", "WELCOME10"));
    assertThat(order.get("id").asInt()).isEqualTo(1);
    assertThat(order.get("total").decimalValue()).isEqualByComparingTo("30.60");
  }

  @Test
  @Order(2)
  void runsOut() {
    assertThat(orderWith("HALF")).isEqualTo(201);
    assertThat(orderWith("HALF")).isEqualTo(201);
    assertThat(orderWith("HALF")).isEqualTo(422);
    assertThat(shop.get("/orders")).hasSize(3);
    assertThat(shop.stockOf(10)).isEqualTo(88);
  }

  @Test
  @Order(3)
  void everyCouponOfABatchWorksOnce() {
    for (int i = 0; i < 25; i++) {
      shop.post("/coupons", Map.of("code", "C" + i, "percent", 20, "remaining", 1));
      assertThat(orderWith("C" + i)).isEqualTo(201);
      assertThat(orderWith("C" + i)).isEqualTo(422);
    }
    assertThat(shop.get("/coupons")).hasSize(27);
    assertThat(shop.get("/orders")).hasSize(28);
  }

  @Test
  @Order(4)
  void refusesAnInventedOne() {
    assertThat(orderWith("FREE")).isEqualTo(422);
    assertThat(shop.get("/orders")).hasSize(28);
  }

  private int orderWith(String coupon) {
    var cart = shop.filledCart(2, 10, 1);
    return shop.statusOf("/orders", Map.of("cartId", cart, "coupon", coupon));
  }
}
