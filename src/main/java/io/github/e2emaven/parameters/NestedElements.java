package io.github.e2emaven.parameters;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The elements below a parameter such as {@code <server>}, as their class declares them.
 *
 * @param path of the parameter, with dots
 * @param type of its value
 */
record NestedElements(String path, Class<?> type) {

  /**
   * An element.
   *
   * @param path from the parameter on, with dots: {@code server.readiness.path}
   * @param single whether it has a single value, so that it is a property, too
   */
  record Element(String path, boolean single) {

    String name() {
      return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The elements around it, such as {@code <server><readiness>}. */
    String place() {
      return "<" + path.substring(0, path.lastIndexOf('.')).replace(".", "><") + ">";
    }
  }

  Stream<Element> all() {
    return Arrays.stream(type.getDeclaredFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
        .flatMap(this::elements);
  }

  private Stream<Element> elements(Field field) {
    var element = path + "." + field.getName();
    if (field.getType().getEnclosingClass() == type) {
      return Stream.concat(
          Stream.of(new Element(element, false)),
          new NestedElements(element, field.getType()).all());
    }
    return Stream.of(new Element(element, isSingle(field.getType())));
  }

  private static boolean isSingle(Class<?> type) {
    return !Collection.class.isAssignableFrom(type) && !Map.class.isAssignableFrom(type);
  }
}
