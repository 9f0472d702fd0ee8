package it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.client.Client;
import it.client.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What tests do to their server. */
final class Strike {

  private static final String LOCK = "do $$ begin lock table rows; perform pg_sleep(600); end $$";
  private static final String LOCKS =
      "select count(*) from pg_locks where relation = 'rows'::regclass and mode like 'Access%'";

  private Strike() {}

  /** Asks for its end and hangs, as a test that waits for an event. */
  static void ask(String name, String path) throws Exception {
    Act.arrive(name);
    CompletableFuture.runAsync(() -> Client.get(path));
    TimeUnit.MINUTES.sleep(10);
  }

  /** Sends it a signal and hangs in a call to it, if it hangs. */
  static void signal(String name, String signal) throws Exception {
    Act.arrive(name);
    new ProcessBuilder("sh", "-c", "kill -s " + signal + " " + Client.whoami("pid"))
        .start()
        .waitFor();
    try {
      Client.get("/health");
    } catch (IllegalStateException e) {
      // It is dead: the guard must end us all the same.
    }
    TimeUnit.MINUTES.sleep(10);
  }

  /** Waits for a lock that another session of the server holds. */
  static void lock(String name) throws Exception {
    CompletableFuture.runAsync(() -> Client.query(LOCK));
    var patience = new Patience(Duration.ofMinutes(1));
    while (!Client.query(LOCKS).equals("1")) {
      assertFalse(patience.isOver(), "the table is not locked");
      TimeUnit.MILLISECONDS.sleep(20);
    }
    Act.arrive(name);
    Client.insert("never");
  }

  /** The server of the first test, which this one follows in its slot, is still being stopped. */
  static void look(String name) throws Exception {
    var first = Long.parseLong(Files.readString(Path.of("target", "at-work", "First")));
    assertTrue(ProcessHandle.of(first).isPresent(), "the slot waited for the end of a server");
    Files.createFile(Path.of("target", "go"));
    Act.arrive(name);
  }

  /** Both sides write so many MB. */
  static void flood(String megabytes) {
    assertEquals(megabytes, Client.get("/flood?mb=" + megabytes));
    var line = "flood ".repeat(1024 / 6 + 1).substring(0, 1023);
    for (int i = 0; i < Integer.parseInt(megabytes) * 1024; i++) {
      System.out.println(line);
    }
  }
}
