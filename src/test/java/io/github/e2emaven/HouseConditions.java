package io.github.e2emaven;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What rooms and floors ask of classes; each violation names the classes and what to do. */
final class HouseConditions {

  /** More files than these, and a newcomer no longer finds the one that matters. */
  static final int MOST_FILES = 21;

  private HouseConditions() {}

  /** Only {@code package-info} may be outside, in the root. */
  static ArchCondition<JavaClass> beInARoom() {
    return new ArchCondition<>("be in a room") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (House.roomOf(type).isEmpty() && !type.getSimpleName().equals("package-info")) {
          events.add(
              SimpleConditionEvent.violated(
                  type, type.getName() + " is in no room; list its package in House"));
        }
      }
    };
  }

  static ArchCondition<JavaClass> useLowerFloorsOnly() {
    return new ArchCondition<>("use lower floors only") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        House.roomOf(type)
            .ifPresent(
                room ->
                    type.getDirectDependenciesFromSelf().stream()
                        .map(each -> outOfBounds(room, each))
                        .flatMap(Optional::stream)
                        .distinct()
                        .forEach(text -> events.add(SimpleConditionEvent.violated(type, text))));
      }
    };
  }

  private static Optional<String> outOfBounds(String room, Dependency dependency) {
    var used = House.topLevel(dependency.getTargetClass());
    return House.roomOf(used)
        .filter(other -> !House.mayUse(room, other))
        .map(
            other ->
                "%s (floor %d) uses %s (floor %d)"
                    .formatted(
                        House.nameOf(House.topLevel(dependency.getOriginClass())),
                        House.floorOf(room),
                        House.nameOf(used),
                        House.floorOf(other)));
  }

  static ArchCondition<JavaClass> leaveRoomsSmall() {
    return new ArchCondition<>("leave rooms with at most %d files", MOST_FILES) {
      private final Map<String, TreeSet<String>> files = new TreeMap<>();

      @Override
      public void init(Collection<JavaClass> all) {
        files.clear();
      }

      @Override
      public void check(JavaClass type, ConditionEvents events) {
        var file = House.topLevel(type).getSimpleName();
        if (!file.equals("package-info")) {
          House.roomOf(type)
              .ifPresent(room -> files.computeIfAbsent(room, it -> new TreeSet<>()).add(file));
        }
      }

      @Override
      public void finish(ConditionEvents events) {
        files.forEach(
            (room, names) -> {
              if (names.size() > MOST_FILES) {
                events.add(
                    SimpleConditionEvent.violated(
                        room,
                        "%s has %d files, more than %d: give the new ones a room of their own"
                            .formatted(room, names.size(), MOST_FILES)));
              }
            });
      }
    };
  }

  /** Circles between the top-level classes of one room. */
  static ArchCondition<JavaClass> beFreeOfClassCircles() {
    return new ArchCondition<>("be free of class circles") {
      private ClassCircles circles = new ClassCircles();

      @Override
      public void init(Collection<JavaClass> all) {
        circles = new ClassCircles();
      }

      @Override
      public void check(JavaClass type, ConditionEvents events) {
        circles.add(type);
      }

      @Override
      public void finish(ConditionEvents events) {
        circles.find().forEach(circle -> events.add(SimpleConditionEvent.violated(circle, circle)));
      }
    };
  }

  /** Classes of others, and ours outside of rooms, are no slice. */
  static SliceAssignment byRoom() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return House.roomOf(type).map(SliceIdentifier::of).orElseGet(SliceIdentifier::ignore);
      }

      @Override
      public String getDescription() {
        return "rooms";
      }
    };
  }
}
