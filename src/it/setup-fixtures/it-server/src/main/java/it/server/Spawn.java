package it.server;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Starts grandchildren that outlive a careless kill. */
final class Spawn {

  private static final Map<String, List<String>> COMMANDS =
      Map.of(
          "plain", List.of("sleep", "600"),
          "ignores-term", List.of("sh", "-c", "trap '' TERM; sleep 600 & wait"),
          "session", List.of("setsid", "sleep", "600"),
          "stubborn", List.of("setsid", "sh", "-c", "trap '' TERM INT HUP; sleep 600 & wait"),
          "orphan", List.of("sh", "-c", "sleep 600 &"),
          "daemon", List.of("setsid", "sh", "-c", "setsid sleep 600 &"));

  private Spawn() {}

  /** Starts one of the kinds and returns the process id of the direct child. */
  static String start(String kind) throws IOException {
    var child = new ProcessBuilder(COMMANDS.get(kind)).inheritIO().start();
    return Long.toString(child.pid());
  }
}
