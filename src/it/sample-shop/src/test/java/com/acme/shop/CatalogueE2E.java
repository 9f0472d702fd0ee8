package com.acme.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class CatalogueE2E {

  private final Shop shop = new Shop();

  @Test
  @Order(1)
  void holdsExactlyTheSeededProducts() {
    assertThat(shop.get("/products")).hasSize(12);
    assertThat(shop.get("/products/12").get("name").asText()).isEqualTo("Milk Jug");
    assertThat(shop.statusOf("/products/13")).isEqualTo(404);
  }

  @Test
  @Order(2)
  void givesNewProductsTheNextNumbers() {
    for (int i = 13; i <= 112; i++) {
      var product = Map.of("category", "tea", "name", "Blend " + i, "price", 5, "stock", i);
      assertThat(shop.post("/products", product).get("id").asInt()).isEqualTo(i);
    }
    assertThat(shop.get("/products")).hasSize(112);
  }

  @Test
  @Order(3)
  void countsProductsPerCategory() {
    var categories = shop.get("/categories");
    assertThat(categories).hasSize(3);
    assertThat(categories.get(0).get("products").asInt()).isEqualTo(104);
    assertThat(categories.get(1).get("products").asInt()).isEqualTo(4);
  }

  @Test
  @Order(4)
  void refusesTheSameNameTwice() {
    var again = Map.of("category", "tea", "name", "Assam", "price", 1, "stock", 1);
    assertThat(shop.statusOf("/products", again)).isEqualTo(409);
    assertThat(shop.get("/products")).hasSize(112);
  }
}
