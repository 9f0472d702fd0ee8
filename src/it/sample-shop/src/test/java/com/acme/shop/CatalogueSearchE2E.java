package com.acme.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class CatalogueSearchE2E {

  private final Shop shop = new Shop();

  @Test
  @Order(1)
  void findsByPartOfTheName() {
    assertThat(shop.get("/products?search=roast")).hasSize(2);
    assertThat(shop.get("/products?search=ESPRESSO")).hasSize(2);
    assertThat(shop.get("/products?search=whisky")).isEmpty();
  }

  @Test
  @Order(2)
  void findsWithinACategory() {
    assertThat(shop.get("/products?search=espresso&category=coffee")).hasSize(1);
    assertThat(shop.get("/products?category=crockery")).hasSize(4);
  }

  @Test
  @Order(3)
  void findsEveryNewProductAndNothingElse() {
    for (int i = 0; i < 60; i++) {
      shop.post(
          "/products", Map.of("category", "tea", "name", "Oolong " + i, "price", 9, "stock", 1));
      assertThat(shop.get("/products?search=oolong")).hasSize(i + 1);
    }
  }

  @Test
  @Order(4)
  void servesPages() {
    assertThat(shop.get("/products?page=0&size=50")).hasSize(50);
    var second = shop.get("/products?page=1&size=50");
    assertThat(second).hasSize(22);
    assertThat(second.get(0).get("id").asInt()).isEqualTo(51);
  }
}
