package it;

import it.client.Client;
import org.junit.jupiter.api.Test;

class LosesItsServerE2E {

  @Test
  void haltsTheServer() {
    Client.get("/halt");
  }
}
