package it;

import it.server.Stop;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

/**
 * How a test JVM ends.
 *
 * <ul>
 *   <li>{@code kill}: by SIGKILL from outside
 *   <li>{@code exit}, {@code halt}: by a call, code 5 and 6
 *   <li>{@code memory}: eats the heap up, to be used with {@code -XX:+ExitOnOutOfMemoryError}
 *   <li>{@code never}: ignores SIGTERM, and has a shutdown hook that does not end
 * </ul>
 */
final class End {

  private End() {}

  static void by(String kind) throws Exception {
    switch (kind) {
      case "kill" -> kill();
      case "exit" -> System.exit(5);
      case "halt" -> Runtime.getRuntime().halt(6);
      case "memory" -> eat();
      case "never" -> {
        Stop.ignoreTerm();
        Stop.never();
      }
      default -> throw new IllegalArgumentException(kind);
    }
  }

  private static void kill() throws Exception {
    new ProcessBuilder("sh", "-c", "kill -s KILL " + ProcessHandle.current().pid()).start();
    TimeUnit.MINUTES.sleep(10);
  }

  private static void eat() {
    var eaten = new ArrayList<byte[]>();
    while (true) {
      eaten.add(new byte[1 << 20]);
    }
  }
}
