package com.acme.shop;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Catalogue {

  record Product(long id, String category, String name, BigDecimal price, int stock) {}

  record NewProduct(String category, String name, BigDecimal price, int stock) {}

  record Category(String name, int products) {}

  private static final String SELECT =
      "select p.id, c.name as category, p.name, p.price, p.stock"
          + " from products p join categories c on c.id = p.category_id";

  private final JdbcClient jdbc;

  Catalogue(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @GetMapping("/products")
  List<Product> products(
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String category,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "1000") int size) {
    return jdbc.sql(
            SELECT
                + " where p.name ilike '%' || :search || '%' and :category in ('', c.name)"
                + " order by p.id limit :size offset :skipped")
        .param("search", search)
        .param("category", category)
        .param("size", size)
        .param("skipped", page * size)
        .query(Product.class)
        .list();
  }

  @GetMapping("/products/{id}")
  Product product(@PathVariable long id) {
    return jdbc.sql(SELECT + " where p.id = :id").param("id", id).query(Product.class).single();
  }

  @PostMapping("/products")
  @ResponseStatus(HttpStatus.CREATED)
  Product add(@RequestBody NewProduct product) {
    var id =
        jdbc.sql(
                "insert into products (category_id, name, price, stock)"
                    + " values ((select id from categories where name = :category),"
                    + " :name, :price, :stock) returning id")
            .paramSource(product)
            .query(Long.class)
            .single();
    return product(id);
  }

  @GetMapping("/categories")
  List<Category> categories() {
    return jdbc.sql(
            "select c.name, count(p.id) as products"
                + " from categories c left join products p on p.category_id = c.id"
                + " group by c.id order by c.id")
        .query(Category.class)
        .list();
  }
}
