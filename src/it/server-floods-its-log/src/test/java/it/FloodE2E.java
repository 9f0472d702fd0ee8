package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.client.Client;
import org.junit.jupiter.api.Test;

class FloodE2E {

  @Test
  void survivesALotOfOutput() {
    assertEquals("30", Client.get("/flood?mb=30"));
    System.out.println("test output ".repeat(100_000));
    assertEquals(1, Client.insert("still here"));
  }
}
