package io.github.e2emaven.planning;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.StackAddress;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parameter values as Maven passes them: made safe against null, and refused where they clash. */
public final class ParameterValues {

  private static final Pattern PORT_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

  private static final String TEMPORARY = "java.io.tmpdir";

  /** Set for each stack; a {@code -D} of the same name would override them in every test JVM. */
  private static final List<String> RESERVED =
      List.of(
          "e2e.baseUrl",
          "e2e.jdbcUrl",
          "e2e.port",
          "e2e.db.user",
          "e2e.db.password",
          "e2e.directory",
          TEMPORARY);

  private ParameterValues() {}

  /**
   * The elements that have a text: Maven passes null for an empty one, {@code <argument/>}.
   *
   * @param elements null for an absent list
   */
  public static List<String> texts(@Nullable List<@Nullable String> elements) {
    return elements == null
        ? List.of()
        : elements.stream().filter(Objects::nonNull).map(String::valueOf).toList();
  }

  /** The variables, those of empty elements with an empty value. */
  static Map<String, String> variables(Map<String, @Nullable String> elements) {
    var variables = new LinkedHashMap<String, String>();
    elements.forEach((name, value) -> variables.put(name, value == null ? "" : value));
    return variables;
  }

  /** Refuses impossible names of ports, and properties that would be the same for all stacks. */
  static void check(List<String> ports, PropertyResolver properties) {
    checkNames(ports);
    Stream.concat(RESERVED.stream(), ports.stream().map(name -> "e2e.port." + name))
        .filter(name -> properties.user().containsKey(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw refused(
                  "-D%s applies to all test JVMs, but each stack has its own value: %s"
                      .formatted(name, remedy(name)));
            });
  }

  private static String remedy(String property) {
    return property.equals(TEMPORARY)
        ? "set it for Maven alone, in MAVEN_OPTS or .mvn/jvm.config"
        : "remove it from the command line";
  }

  private static void checkNames(List<String> names) {
    var seen = new HashSet<>(List.of(StackAddress.MAIN_PORT.toUpperCase(Locale.ROOT)));
    for (var name : names) {
      if (!PORT_NAME.matcher(name).matches()) {
        throw refused(
            "<ports> contains '%s'; a name starts with a letter and consists of letters, digits, '-', '_' and '.'"
                .formatted(name));
      }
      if (!seen.add(name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))) {
        throw refused(
            "<ports> contains '%s', whose environment variable is that of another port or of the main one: rename it"
                .formatted(name));
      }
    }
  }

  private static StageException refused(String message) {
    return new StageException(RunStage.CONFIGURATION, message);
  }
}
