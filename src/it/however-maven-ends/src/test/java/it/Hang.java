package it;

import static java.lang.ProcessBuilder.Redirect.DISCARD;

import it.client.Client;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A test at work, with grandchildren on both sides that want to stay. */
final class Hang {

  private Hang() {}

  static void on(String name) throws Exception {
    Client.get("/rows?text=" + name);
    if (!Boolean.getBoolean("it.hang")) {
      return;
    }
    Client.get("/spawn?kind=stubborn");
    new ProcessBuilder("setsid", "sh", "-c", "trap '' TERM INT HUP; sleep 600 & wait")
        .redirectOutput(DISCARD)
        .redirectError(DISCARD)
        .start();
    Files.createFile(Path.of("target", "hangs-" + name));
    TimeUnit.MINUTES.sleep(10);
  }
}
