package com.acme.shop;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/products/{productId}")
class Reviews {

  record Review(long id, long productId, long customerId, int stars, String text) {}

  record NewReview(long customerId, int stars, String text) {}

  record Rating(int reviews, BigDecimal average) {}

  private final JdbcClient jdbc;

  Reviews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @GetMapping("/reviews")
  List<Review> reviews(@PathVariable long productId) {
    return jdbc.sql("select * from reviews where product_id = ? order by id")
        .param(productId)
        .query(Review.class)
        .list();
  }

  @GetMapping("/rating")
  Rating rating(@PathVariable long productId) {
    return jdbc.sql(
            "select count(*) as reviews, coalesce(round(avg(stars), 2), 0) as average"
                + " from reviews where product_id = ?")
        .param(productId)
        .query(Rating.class)
        .single();
  }

  @PostMapping("/reviews")
  @ResponseStatus(HttpStatus.CREATED)
  Review write(@PathVariable long productId, @RequestBody NewReview review) {
    if (review.stars() < 1 || review.stars() > 5) {
      throw new Refused("One to five stars, please.");
    }
    return jdbc.sql(
            "insert into reviews (product_id, customer_id, stars, text)"
                + " values (?, ?, ?, ?) returning *")
        .params(productId, review.customerId(), review.stars(), review.text())
        .query(Review.class)
        .single();
  }
}
