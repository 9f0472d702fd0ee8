package com.acme.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.app.Application;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class GreetingE2E {

  @Test
  void the_application_of_the_other_module_answers() throws Exception {
    var request = HttpRequest.newBuilder(URI.create(System.getenv("E2E_BASE_URL"))).build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertEquals(Application.GREETING, answer.body());
  }
}
