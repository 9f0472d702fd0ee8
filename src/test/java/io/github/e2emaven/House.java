package io.github.e2emaven;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rooms of the plugin. A room is one package below the root, without its subpackages: {@code
 * postgres.template} is a room of its own beside {@code postgres}.
 */
public final class House {

  static final String ROOT = "io.github.e2emaven";

  /** Rooms by floor, the lowest first. */
  private static final List<Set<String>> FLOORS =
      List.of(
          Set.of("plan", "files"),
          Set.of("process", "net", "ledger", "outcome", "machine", "secrets"),
          Set.of(
              "postgres",
              "postgres.programs",
              "junitxml",
              "discovery",
              "server.archive",
              "usage",
              "history",
              "application"),
          Set.of("postgres.template", "postgres.embedded", "server", "watch"),
          Set.of("stack", "schedule"),
          Set.of("planning", "execution", "report", "cleanup"),
          Set.of("run", "parameters", "console"),
          Set.of("mojo", "failsafe", "session", "artifacts"));

  /** The only doors between rooms of the same floor. */
  private static final Map<String, Set<String>> DOORS =
      Map.of("mojo", Set.of("failsafe", "session", "artifacts"));

  private House() {}

  /** All rooms by name, such as {@code postgres.template}. */
  public static Set<String> rooms() {
    var rooms = new TreeSet<String>();
    FLOORS.forEach(rooms::addAll);
    return rooms;
  }

  /** The floor that a room is on, 0 for the lowest. */
  public static int floorOf(String room) {
    return (int) FLOORS.stream().takeWhile(rooms -> !rooms.contains(room)).count();
  }

  /** The room of a class; empty for a library's, and for one of ours outside every room. */
  static Optional<String> roomOf(JavaClass type) {
    var name = type.getPackageName();
    return Optional.of(name)
        .filter(it -> it.startsWith(ROOT + "."))
        .map(it -> it.substring(ROOT.length() + 1))
        .filter(rooms()::contains);
  }

  static boolean mayUse(String room, String other) {
    return room.equals(other)
        || floorOf(other) < floorOf(room)
        || DOORS.getOrDefault(room, Set.of()).contains(other);
  }

  /** The package of a room. */
  static String packageOf(String room) {
    return ROOT + "." + room;
  }

  /** A class of ours as messages name it: {@code room.Class}. */
  static String nameOf(JavaClass type) {
    return type.getName().replace(ROOT + ".", "");
  }

  /** The top-level class that a class is in, or is. */
  static JavaClass topLevel(JavaClass type) {
    return type.getBaseComponentType()
        .getEnclosingClass()
        .map(House::topLevel)
        .orElse(type.getBaseComponentType());
  }
}
