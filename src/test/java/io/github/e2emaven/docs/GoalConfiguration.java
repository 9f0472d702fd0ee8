package io.github.e2emaven.docs;

import io.github.e2emaven.mojo.ParallelE2eMojo;
import io.github.e2emaven.planning.DatabaseParameters;
import io.github.e2emaven.planning.ServerParameters;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.component.configurator.BasicComponentConfigurator;
import org.codehaus.plexus.component.configurator.ComponentConfigurationException;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** A {@code <configuration>} of the goal {@code parallel-e2e}, given to it by Maven's own code. */
record GoalConfiguration(Xpp3Dom dom) {

  private static final Map<String, Class<?>> NESTED =
      Map.of("server", ServerParameters.class, "database", DatabaseParameters.class);

  static GoalConfiguration parse(String xml) throws IOException, XmlPullParserException {
    return new GoalConfiguration(Xpp3DomBuilder.build(new StringReader(xml)));
  }

  /** Fills the goal's fields; fails for an element that it does not know. */
  @SuppressWarnings("NullAway") // configuring needs no Maven
  void apply() throws ComponentConfigurationException {
    var world = new ClassWorld("plugin", GoalConfiguration.class.getClassLoader());
    new BasicComponentConfigurator()
        .configureComponent(
            new ParallelE2eMojo(null),
            new XmlPlexusConfiguration(dom),
            world.getClassRealm("plugin"));
  }

  /** Whether {@code e2e.server.readiness.path} and the like lead to a field of one value. */
  static boolean isNested(String property) {
    var names = List.of(property.split("\\.", -1));
    Class<?> type = NESTED.get(names.get(1));
    for (var name : names.subList(2, names.size())) {
      type = type == null ? null : fieldOf(type, name);
    }
    return type != null && (type == String.class || type.isPrimitive());
  }

  private static @org.jspecify.annotations.Nullable Class<?> fieldOf(Class<?> type, String name) {
    return Arrays.stream(type.getDeclaredFields())
        .filter(field -> field.getName().equals(name))
        .findFirst()
        .map(field -> (Class<?>) field.getType())
        .orElse(null);
  }
}
