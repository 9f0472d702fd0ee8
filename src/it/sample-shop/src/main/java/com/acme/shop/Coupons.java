package com.acme.shop;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/coupons")
class Coupons {

  record Coupon(String code, int percent, int remaining) {}

  private final JdbcClient jdbc;

  Coupons(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @GetMapping
  List<Coupon> all() {
    return jdbc.sql("select * from coupons order by code").query(Coupon.class).list();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Coupon issue(@RequestBody Coupon coupon) {
    return jdbc.sql("insert into coupons values (:code, :percent, :remaining) returning *")
        .paramSource(coupon)
        .query(Coupon.class)
        .single();
  }

  /** Takes one coupon and returns its discount in percent. */
  int redeem(String code) {
    return jdbc.sql(
            "update coupons set remaining = remaining - 1"
                + " where code = ? and remaining > 0 returning percent")
        .param(code)
        .query(Integer.class)
        .optional()
        .orElseThrow(() -> new Refused("Coupon " + code + " is not valid."));
  }
}
