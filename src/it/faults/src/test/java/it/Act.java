package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.client.Client;
import it.client.Patience;
import it.server.Spawn;
import it.server.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What every test does, {@code -Dit.act=kind[:word]}, or one alone, {@code -Dit.act.First=…}: its
 * own work, and something on the way, or several things, {@code kind+kind}.
 *
 * <ul>
 *   <li>{@code pass}, {@code mark}: nothing; leaves the pid of its server
 *   <li>{@code hang}: leaves stubborn grandchildren on both sides, then hangs
 *   <li>{@code locked}: hangs for a lock in the database
 *   <li>{@code wait}: goes on when the file {@code target/go} is there
 *   <li>{@code look}: goes on when it has found the first server alive, and lets that go
 *   <li>{@code spawn:kind}, {@code leave:kind}: leaves grandchildren of one kind on both sides; only
 *       on that of the tests
 *   <li>{@code flood:n}: n MB to the log of the server, and as many to its own
 *   <li>{@code ask:path}, {@code signal:name}: asks the server for its end; sends it a signal. Then
 *       hangs
 *   <li>{@code end:kind}: ends the test JVM as {@link End} has it
 *   <li>{@code deaf}: makes the test JVM ignore SIGTERM
 *   <li>{@code fill}: fills the disk that {@code target} lies on
 *   <li>{@code leak:name}: lets the server of one test take all connections that it can get
 * </ul>
 */
final class Act {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private Act() {}

  static void on(String name) throws Exception {
    assertEquals(1, Client.insert(name));
    var given = System.getProperty("it.act." + name, System.getProperty("it.act", "pass"));
    for (var act : given.split("\\+", -1)) {
      play(name, act.split(":", 2));
    }
    assertEquals(2, Client.insert(name));
  }

  private static void play(String name, String[] act) throws Exception {
    switch (act[0]) {
      case "pass" -> {}
      case "mark" -> arrive(name, Client.whoami("pid"));
      case "hang" -> hang(name);
      case "locked" -> Strike.lock(name);
      case "wait" -> waitFor(name);
      case "look" -> Strike.look(name);
      case "deaf" -> Stop.ignoreTerm();
      case "fill" -> fill(name);
      case "spawn" -> spawn(act[1]);
      case "leak" -> leak(name, act[1]);
      case "leave" -> Spawn.start(act[1]);
      case "flood" -> Strike.flood(act[1]);
      case "ask" -> Strike.ask(name, act[1]);
      case "signal" -> Strike.signal(name, act[1]);
      case "end" -> End.by(act[1]);
      default -> throw new IllegalArgumentException(act[0]);
    }
  }

  static void hang(String name) throws Exception {
    spawn("stubborn");
    arrive(name);
    TimeUnit.MINUTES.sleep(10);
  }

  private static void waitFor(String name) throws Exception {
    arrive(name);
    var patience = new Patience(PATIENCE);
    while (!Files.exists(Path.of("target", "go"))) {
      if (patience.isOver()) {
        throw new AssertionError("target/go was not created in time");
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static void fill(String name) {
    try (var file = Files.newOutputStream(Path.of("target", "full-" + name))) {
      for (var bytes = new byte[65_536]; ; ) {
        file.write(bytes);
      }
    } catch (IOException e) {
      System.out.println("full: " + e.getMessage());
    }
  }

  private static void spawn(String kind) throws Exception {
    Client.get("/spawn?kind=" + kind);
    Spawn.start(kind);
  }

  private static void leak(String name, String culprit) {
    if (name.equals(culprit)) {
      Client.get("/hold");
    }
  }

  static void arrive(String name) throws Exception {
    arrive(name, "");
  }

  private static void arrive(String name, String text) throws Exception {
    var place = Files.createDirectories(Path.of("target", "at-work"));
    Files.writeString(place.resolve(name), text);
  }
}
