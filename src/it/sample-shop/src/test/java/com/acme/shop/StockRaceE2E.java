package com.acme.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class StockRaceE2E {

  private final Shop shop = new Shop();

  @Test
  void fortyBuyersGetTheLastTenPots() throws Exception {
    var purchases = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 40; i++) {
      var cart = shop.filledCart(1 + i % 3, 9, 1);
      purchases.add(() -> shop.statusOf("/orders", Map.of("cartId", cart)));
    }
    assertThat(together(purchases).stream().filter(status -> status == 201)).hasSize(10);
    assertThat(shop.get("/orders")).hasSize(10);
    assertThat(shop.stockOf(9)).isZero();
    assertThat(shop.get("/stock/movements")).hasSize(22);
  }

  private static List<Integer> together(List<Callable<Integer>> calls) throws Exception {
    var pool = Executors.newFixedThreadPool(8);
    try {
      var results = new ArrayList<Integer>();
      for (var future : pool.invokeAll(calls)) {
        results.add(future.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }
}
