package it.server;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What goes wrong on purpose: {@code kind[:number][@test class]}, from {@code --fault=} or {@code
 * IT_FAULT}, several separated by commas. With a test class it strikes only in the server of that
 * class, so never in a warm-up.
 *
 * <ul>
 *   <li>{@code none}
 *   <li>{@code exit}: exit code 3 (or number) at once, with a message
 *   <li>{@code hang}: never listens
 *   <li>{@code abandoned}: says "waits", and goes on when PostgreSQL is not there any more
 *   <li>{@code unhealthy}: listens, but {@code /health} answers 503 for ever
 *   <li>{@code flood:n}: writes n MB to its log before it listens
 *   <li>{@code die:n}: halts with code 9, n milliseconds after it listens
 *   <li>{@code robbed}, {@code robbed-idle}: lets a thief take its port before it listens; or never
 *       listens then ({@link Thief})
 *   <li>{@code deaf}: ignores SIGTERM
 *   <li>{@code clings}, {@code lingers}: does not end after SIGTERM; or not before there is
 *       the file {@code go} ({@link Stop})
 * </ul>
 */
record Fault(String kind, int number) {

  static Fault of(Options options) {
    return Stream.of(options.value("fault", "IT_FAULT").split(",", -1))
        .map(text -> text.split("@", 2))
        .filter(words -> !words[0].isEmpty() && isVictim(words, options))
        .map(words -> words[0].split(":", 2))
        .map(parts -> new Fault(parts[0], parts.length == 1 ? 3 : Integer.parseInt(parts[1])))
        .findFirst()
        .orElse(new Fault("none", 0));
  }

  private static boolean isVictim(String[] words, Options options) {
    return words.length == 1 || words[1].equals(options.value("test-file", "IT_TEST_FILE"));
  }

  void beforeListening(Options options) throws InterruptedException, IOException {
    switch (kind) {
      case "exit" -> {
        System.err.println("it-server: the configuration key 'answer' is missing");
        System.exit(number);
      }
      case "abandoned" -> awaitDatabaseEnd();
      case "hang" -> new CountDownLatch(1).await();
      case "flood" -> flood(number);
      case "robbed" -> Thief.await(options);
      case "robbed-idle" -> {
        Thief.await(options);
        new CountDownLatch(1).await();
      }
      case "deaf" -> Stop.ignoreTerm();
      case "clings" -> Stop.never();
      case "lingers" -> Stop.when(options.place().resolve("go"));
      default -> {}
    }
  }

  private static void awaitDatabaseEnd() throws InterruptedException {
    System.out.println("it-server waits");
    var port = Integer.parseInt(System.getenv("PGPORT"));
    while (true) {
      try (var socket = new Socket(System.getenv("PGHOST"), port)) {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (IOException e) {
        return;
      }
    }
  }

  boolean healthy() {
    return !kind.equals("unhealthy");
  }

  void afterListening() throws InterruptedException {
    if (kind.equals("die")) {
      TimeUnit.MILLISECONDS.sleep(number);
      System.err.println("it-server: dies as it was told");
      Runtime.getRuntime().halt(9);
    }
  }

  /** Writes so many MB to standard output. */
  static void flood(int megabytes) {
    var line = "flood ".repeat(1024 / 6 + 1).substring(0, 1023);
    for (int i = 0; i < megabytes * 1024; i++) {
      System.out.println(line);
    }
  }
}
