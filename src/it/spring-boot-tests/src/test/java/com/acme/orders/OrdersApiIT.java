package com.acme.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class OrdersApiIT {

  @Autowired private TestRestTemplate http;

  @Test
  void two_orders_are_added_to_those_of_the_template() {
    http.postForObject("/orders", null, Integer.class);
    assertThat(http.postForObject("/orders", null, Integer.class)).isEqualTo(5);
  }
}
