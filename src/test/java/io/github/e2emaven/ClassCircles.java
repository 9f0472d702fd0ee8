package io.github.e2emaven;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Circles of top-level classes inside rooms. Nested classes count as the class that they are in;
 * what a class needs of other rooms does not matter here.
 */
final class ClassCircles {

  /** For each class of a room, the other ones that it needs. */
  private final Map<String, Set<String>> needs = new TreeMap<>();

  /** Notes what a class needs. */
  void add(JavaClass type) {
    House.roomOf(type)
        .ifPresent(
            room ->
                needs
                    .computeIfAbsent(nameOf(type), name -> new TreeSet<>())
                    .addAll(neighbours(room, type).toList()));
  }

  private static Stream<String> neighbours(String room, JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .map(House::topLevel)
        .filter(used -> House.roomOf(used).filter(room::equals).isPresent())
        .map(ClassCircles::nameOf)
        .filter(used -> !used.equals(nameOf(type)));
  }

  private static String nameOf(JavaClass type) {
    return House.nameOf(House.topLevel(type));
  }

  /**
   * The shortest circle through each class that is in one.
   *
   * @return such as {@code stack.A -> stack.B -> stack.A}; the same circle once
   */
  List<String> find() {
    var seen = new HashSet<Set<String>>();
    return needs.keySet().stream()
        .map(this::circleThrough)
        .filter(circle -> !circle.isEmpty() && seen.add(Set.copyOf(circle)))
        .map(circle -> String.join(" -> ", circle) + " -> " + circle.get(0))
        .toList();
  }

  /** The classes of the shortest circle from a class back to it, breadth first; else empty. */
  private List<String> circleThrough(String start) {
    var cameFrom = new HashMap<String, String>();
    var queue = new ArrayDeque<>(List.of(start));
    while (!queue.isEmpty()) {
      var current = queue.remove();
      for (var next : needs.getOrDefault(current, Set.of())) {
        if (next.equals(start)) {
          return path(start, current, cameFrom);
        }
        if (cameFrom.putIfAbsent(next, current) == null) {
          queue.add(next);
        }
      }
    }
    return List.of();
  }

  private static List<String> path(String start, String end, Map<String, String> cameFrom) {
    var path = new ArrayList<String>();
    for (var each = end; !each.equals(start); each = cameFrom.getOrDefault(each, start)) {
      path.add(each);
    }
    path.add(start);
    Collections.reverse(path);
    return path;
  }
}
