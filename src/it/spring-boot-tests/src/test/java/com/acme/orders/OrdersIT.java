package com.acme.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class OrdersIT {

  @Autowired private Orders orders;

  @Test
  void an_order_is_added_to_those_of_the_template() {
    assertThat(orders.place()).isEqualTo(4);
  }
}
