package io.github.e2emaven.planning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Maven makes of empty elements, {@code <argument/>}: null, which nobody below expects. */
public final class ParameterValues {

  private ParameterValues() {}

  /** Without the empty elements; an absent list is empty. */
  public static List<String> texts(@Nullable List<@Nullable String> elements) {
    return elements == null
        ? List.of()
        : elements.stream().filter(Objects::nonNull).map(String::valueOf).toList();
  }

  /** An empty element is a variable with an empty value. */
  static Map<String, String> variables(Map<String, @Nullable String> elements) {
    var variables = new LinkedHashMap<String, String>();
    elements.forEach((name, value) -> variables.put(name, value == null ? "" : value));
    return variables;
  }
}
