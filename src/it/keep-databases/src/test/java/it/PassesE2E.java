package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.client.Client;
import org.junit.jupiter.api.Test;

class PassesE2E {

  @Test
  void insertsOneRow() {
    assertEquals(1, Client.insert("passed"));
  }
}
