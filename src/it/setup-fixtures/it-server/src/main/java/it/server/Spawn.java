package it.server;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Starts grandchildren that outlive a careless kill.
 *
 * <ul>
 *   <li>{@code plain}, {@code orphan}: a child; one whose parent has ended
 *   <li>{@code ignores-term}: a child and a grandchild that ignore SIGTERM
 *   <li>{@code session}, {@code daemon}: in a session of its own; forked twice besides
 *   <li>{@code stubborn}: in a session of its own, ignores SIGTERM, SIGINT and SIGHUP
 *   <li>{@code cleared}: a child with an empty environment
 *   <li>{@code hidden}: a daemon with an empty environment
 *   <li>{@code stopped}: in a session of its own, stopped by SIGSTOP
 *   <li>{@code bomb}: starts 200 processes in sessions of their own, over and over
 *   <li>{@code server}, {@code keeper}: listens on a port of its own; on the one in {@code PORT_KEPT}
 * </ul>
 */
public final class Spawn {

  private static final Map<String, List<String>> COMMANDS =
      Map.ofEntries(
          Map.entry("plain", List.of("sleep", "600")),
          Map.entry("ignores-term", List.of("sh", "-c", "trap '' TERM; sleep 600 & wait")),
          Map.entry("session", List.of("setsid", "sleep", "600")),
          Map.entry(
              "stubborn",
              List.of("setsid", "sh", "-c", "trap '' TERM INT HUP; sleep 600 & wait")),
          Map.entry("orphan", List.of("sh", "-c", "sleep 600 &")),
          Map.entry("daemon", List.of("setsid", "sh", "-c", "setsid sleep 600 &")),
          Map.entry("cleared", List.of("env", "-i", "sleep", "600")),
          Map.entry("hidden", List.of("setsid", "sh", "-c", "setsid env -i sleep 600 &")),
          Map.entry("stopped", List.of("setsid", "sh", "-c", "kill -s STOP $$; sleep 600")),
          Map.entry(
              "bomb",
              List.of(
                  "sh",
                  "-c",
                  "while :; do i=0; while [ $i -lt 200 ]; do setsid sleep 1 & i=$((i+1)); done;"
                      + " wait; done")),
          Map.entry("server", listener()),
          Map.entry("keeper", listener(System.getenv().getOrDefault("PORT_KEPT", ""))));

  private Spawn() {}

  /** Starts one of the kinds and returns the process id of the direct child. */
  public static String start(String kind) throws IOException {
    var child = new ProcessBuilder(COMMANDS.get(kind)).inheritIO().start();
    return Long.toString(child.pid());
  }

  private static List<String> listener(String... port) {
    var java = List.of(java(), "-Xmx32m", "-cp", classPath(), Listen.class.getName());
    return Stream.concat(java.stream(), Stream.of(port)).toList();
  }

  private static String java() {
    return System.getProperty("java.home") + "/bin/java";
  }

  private static String classPath() {
    return Spawn.class.getProtectionDomain().getCodeSource().getLocation().getPath();
  }
}
