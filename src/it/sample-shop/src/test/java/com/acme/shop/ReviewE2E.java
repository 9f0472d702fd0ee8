package com.acme.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class ReviewE2E {

  private final Shop shop = new Shop();

  @Test
  @Order(1)
  void showsTheSeededReviews() {
    assertThat(shop.get("/products/1/reviews")).hasSize(2);
    assertThat(shop.get("/products/1/rating").get("average").decimalValue())
        .isEqualByComparingTo("4");
    assertThat(shop.get("/products/2/rating").get("reviews").asInt()).isZero();
  }

  @Test
  @Order(2)
  void averagesTheStars() {
    for (int i = 4; i <= 63; i++) {
      shop.post("/customers", Map.of("name", "Critic " + i, "email", i + "@critics.test"));
      var review = Map.of("customerId", i, "stars", 1 + i % 2, "text", "Number " + i);
      assertThat(shop.post("/products/2/reviews", review).get("id").asInt()).isEqualTo(i);
    }
    var rating = shop.get("/products/2/rating");
    assertThat(rating.get("reviews").asInt()).isEqualTo(60);
    assertThat(rating.get("average").decimalValue()).isEqualByComparingTo("1.5");
  }

  @Test
  @Order(3)
  void takesOneReviewPerCustomer() {
    var again = Map.of("customerId", 1, "stars", 1, "text", "Changed my mind.");
    assertThat(shop.statusOf("/products/1/reviews", again)).isEqualTo(409);
    assertThat(shop.get("/products/1/reviews")).hasSize(2);
  }

  @Test
  @Order(4)
  void knowsNoSixthStar() {
    var six = Map.of("customerId", 3, "stars", 6, "text", "Wow");
    assertThat(shop.statusOf("/products/1/reviews", six)).isEqualTo(422);
  }
}
