package com.acme.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class CustomerRegistrationE2E {

  private final Shop shop = new Shop();

  @Test
  @Order(1)
  void startsWithThreeCustomers() {
    assertThat(shop.get("/customers").findValuesAsText("name"))
        .containsExactly("Ada", "Blaise", "Carl");
  }

  @Test
  @Order(2)
  void numbersNewCustomersFromFour() {
    for (int i = 4; i <= 120; i++) {
      var customer = Map.of("name", "Customer " + i, "email", "customer" + i + "@acme.test");
      assertThat(shop.post("/customers", customer).get("id").asInt()).isEqualTo(i);
    }
    assertThat(shop.get("/customers")).hasSize(120);
  }

  @Test
  @Order(3)
  void refusesAKnownAddress() {
    assertThat(shop.statusOf("/customers", Map.of("name", "Eve", "email", "ada@acme.test")))
        .isEqualTo(409);
  }

  @Test
  @Order(4)
  void refusesWhatIsNoAddress() {
    assertThat(shop.statusOf("/customers", Map.of("name", "Eve", "email", "eve"))).isEqualTo(422);
    assertThat(shop.get("/customers")).hasSize(120);
  }
}
