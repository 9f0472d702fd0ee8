package com.acme.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** The shop as its customers see it: HTTP to {@code e2e.baseUrl}. */
final class Shop {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String baseUrl = System.getProperty("e2e.baseUrl");

  /** The body of a GET that must succeed. */
  JsonNode get(String path) {
    return read(send(request(path).GET()), 200);
  }

  /** The body of a POST that must succeed. */
  JsonNode post(String path, Map<String, ?> body) {
    var response = send(posting(path, body));
    return read(response, response.statusCode() == 201 ? 201 : 200);
  }

  JsonNode delete(String path) {
    return read(send(request(path).DELETE()), 200);
  }

  /** The status of a GET. */
  int statusOf(String path) {
    return send(request(path).GET()).statusCode();
  }

  /** The status of a POST. */
  int statusOf(String path, Map<String, ?> body) {
    return send(posting(path, body)).statusCode();
  }

  /** Buys so many of one product and returns the order. */
  JsonNode buy(long customer, long product, int quantity) {
    return post("/orders", Map.of("cartId", filledCart(customer, product, quantity)));
  }

  /** A new cart with so many of one product. */
  long filledCart(long customer, long product, int quantity) {
    var cart = post("/carts", Map.of("customerId", customer)).get("id").asLong();
    post("/carts/" + cart + "/items", Map.of("productId", product, "quantity", quantity));
    return cart;
  }

  int stockOf(long product) {
    return get("/stock/" + product).get("stock").asInt();
  }

  private HttpRequest.Builder posting(String path, Map<String, ?> body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(JSON.valueToTree(body).toString()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(baseUrl + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("No answer from " + baseUrl, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static JsonNode read(HttpResponse<String> response, int expectedStatus) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(expectedStatus);
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new AssertionError(response.body(), e);
    }
  }
}
