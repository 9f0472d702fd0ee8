package it;

import static java.lang.ProcessBuilder.Redirect.DISCARD;

import it.client.Client;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpawnsE2E {

  @ParameterizedTest
  @ValueSource(strings = {"plain", "ignores-term", "session", "orphan", "daemon"})
  void leavesGrandchildrenBehind(String kind) throws Exception {
    Client.get("/spawn?kind=" + kind);
    new ProcessBuilder("setsid", "sleep", "600")
        .redirectOutput(DISCARD)
        .redirectError(DISCARD)
        .start();
  }
}
