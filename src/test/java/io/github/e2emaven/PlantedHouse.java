package io.github.e2emaven;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/** Classes in the rooms of the plugin that are made, and compiled, for one test. */
final class PlantedHouse {

  private final Map<String, String> bodies = new LinkedHashMap<>();

  /**
   * Adds a class.
   *
   * @param name with its room, such as {@code plan.Sketch}
   * @param body its members; {@code ~plan.Sketch} is a class of this house
   */
  PlantedHouse with(String name, String body) {
    bodies.put(name, body);
    return this;
  }

  /** Adds the classes of another house, which must have other names. */
  void withAllOf(PlantedHouse other) {
    other.bodies.forEach(
        (name, body) -> assertThat(bodies.put(name, body)).as("another " + name).isNull());
  }

  /** Adds an empty class. */
  PlantedHouse with(String name) {
    return with(name, "");
  }

  /**
   * Compiles all.
   *
   * @param directory an empty one, for sources and classes
   */
  JavaClasses compile(Path directory) throws IOException {
    for (var each : bodies.entrySet()) {
      write(directory, each.getKey(), each.getValue());
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var sources = files.getJavaFileObjectsFromPaths(sources(directory));
      var problems = new StringWriter();
      var options = List.of("-proc:none", "-nowarn", "-d", directory.toString());
      boolean compiled = compiler.getTask(problems, files, null, options, null, sources).call();
      assertThat(compiled).as(problems.toString()).isTrue();
    }
    return new ClassFileImporter().importPath(directory);
  }

  private List<Path> sources(Path directory) {
    return bodies.keySet().stream().map(name -> source(directory, name)).toList();
  }

  private static Path source(Path directory, String name) {
    return directory.resolve(name.replace('.', '/') + ".java");
  }

  private static void write(Path directory, String name, String body) throws IOException {
    int dot = name.lastIndexOf('.');
    var source = source(directory, name);
    Files.createDirectories(source.resolveSibling("."));
    Files.writeString(
        source,
        """
        package %s;
        public class %s { %s }
        """
            .formatted(
                House.packageOf(name.substring(0, dot)),
                name.substring(dot + 1),
                body.replace("~", House.ROOT + ".")));
  }
}
