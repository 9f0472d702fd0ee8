package io.github.e2emaven.parameters;

import io.github.e2emaven.parameters.NestedElements.Element;
import io.github.e2emaven.planning.DatabaseParameters;
import io.github.e2emaven.planning.ServerParameters;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * The names of this plugin's parameters, among which a mistyped one is looked for: Maven 3.8
 * ignores unknown elements, and no Maven notices an unknown property.
 */
public final class ParameterNames {

  private static final String PREFIX = "e2e.";

  /**
   * What test JVMs get: tests that also run without this plugin are told so on the command line.
   */
  private static final Pattern OF_TESTS =
      Pattern.compile("e2e\\.(baseUrl|directory|jdbcUrl|port(\\..+)?|db\\.(user|password))");

  private final Set<String> elements;
  private final Set<String> properties;
  private final List<Element> nested =
      Stream.of(
              new NestedElements("server", ServerParameters.class),
              new NestedElements("database", DatabaseParameters.class))
          .flatMap(NestedElements::all)
          .toList();

  /**
   * The names of all goals.
   *
   * @param elements names of the parameters
   * @param properties that set them
   */
  public ParameterNames(Collection<String> elements, Collection<String> properties) {
    this.elements = new TreeSet<>(elements);
    this.properties = new TreeSet<>(properties);
    nested.stream()
        .filter(Element::single)
        .forEach(element -> this.properties.add(PREFIX + element.path()));
  }

  /**
   * What is wrong with an element of {@code <configuration>}.
   *
   * @return empty when it is the name of a parameter
   */
  public Optional<String> problemOfElement(String name) {
    if (elements.contains(name)) {
      return Optional.empty();
    }
    var hint =
        nested.stream()
            .filter(element -> element.name().equals(name))
            .findFirst()
            .map(element -> ": it belongs into " + element.place())
            .or(() -> nearest(name, elements).map(": did you mean <%s>?"::formatted));
    return Optional.of(
        "Unknown parameter <%s> of e2e-maven-plugin".formatted(name) + hint.orElse(""));
  }

  /**
   * What is wrong with a property of the command line.
   *
   * @return empty when it sets a parameter, or has nothing to do with this plugin
   */
  public Optional<String> problemOfProperty(String name) {
    if (!name.startsWith(PREFIX) || properties.contains(name) || OF_TESTS.matcher(name).matches()) {
      return Optional.empty();
    }
    var hint =
        severalValues(name)
            .or(() -> closest(name, sameEnd(name)).map(": did you mean -D%s?"::formatted))
            .or(() -> nearest(name, properties).map(": did you mean -D%s?"::formatted));
    return Optional.of("Unknown property -D" + name + hint.orElse(": no parameter has that name"));
  }

  private Optional<String> severalValues(String name) {
    return nested.stream()
        .filter(element -> !element.single() && name.equals(PREFIX + element.path()))
        .findFirst()
        .map(
            element ->
                ": <%s> in %s has no property. Set it in the POM"
                    .formatted(element.name(), element.place()));
  }

  /** Those that end with the same word, whatever is before it. */
  private Collection<String> sameEnd(String name) {
    var end = name.substring(name.lastIndexOf('.'));
    return properties.stream().filter(property -> property.endsWith(end)).toList();
  }

  private static Optional<String> nearest(String name, Collection<String> names) {
    int most = Math.max(2, name.length() / 3);
    return closest(name, names).filter(other -> distance(name, other) <= most);
  }

  private static Optional<String> closest(String name, Collection<String> names) {
    return names.stream().min(Comparator.comparing(other -> distance(name, other)));
  }

  private static int distance(String name, String other) {
    return LevenshteinDistance.getDefaultInstance()
        .apply(name.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
  }
}
