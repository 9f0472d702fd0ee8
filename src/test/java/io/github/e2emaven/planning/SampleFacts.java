package io.github.e2emaven.planning;

import io.github.e2emaven.application.ArtifactCoordinates;
import io.github.e2emaven.application.JavaCommand;
import io.github.e2emaven.application.ModuleJars;
import io.github.e2emaven.plan.Credentials;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** A project, made by hand; its facts are read when asked for. */
final class SampleFacts {

  final Properties user = new Properties();
  final Properties project = new Properties();
  final Properties system = new Properties();
  final PropertyResolver properties = new PropertyResolver(user, project, system);
  final Set<String> groupIds = new HashSet<>();
  final List<Path> jars = new ArrayList<>();
  final Map<String, Credentials> credentials = new HashMap<>();
  final List<String> fetched = new ArrayList<>();
  final Map<String, List<Path>> resolved = new HashMap<>();
  private final List<ModuleJars> dependencies = new ArrayList<>();

  String testConfiguration = "";

  ProjectFacts.Suite suite = new ProjectFacts.Suite("com.acme", "shop", "default", "", "", false);
  private final Path base;

  SampleFacts(Path base) {
    this.base = base;
  }

  ProjectFacts facts() {
    var target = base.resolve("target");
    return new ProjectFacts(
        suite,
        new ProjectFacts.Directories(base, target, target.resolve("test-classes")),
        new ProjectFacts.Artifacts(groupIds, List.of(Path.of("classes")), jars),
        modules(),
        properties,
        new ProjectFacts.Jvm(Path.of("java"), "-Xmx1g", testConfiguration, 4),
        id -> Optional.ofNullable(credentials.get(id)),
        this::fetch);
  }

  JavaCommand java() {
    return new JavaCommand(facts().jvm().java(), facts().artifacts().classPath());
  }

  private ProjectFacts.ModuleResolver modules() {
    return new ProjectFacts.ModuleResolver() {
      @Override
      public List<Path> resolve(ArtifactCoordinates artifact) {
        return List.copyOf(resolved.getOrDefault(artifact.toString(), List.of()));
      }

      @Override
      public List<ModuleJars> dependencies() {
        return List.copyOf(dependencies);
      }
    };
  }

  /** A module among the dependencies. */
  void dependsOn(String artifactId, ModuleJars.Jar... built) {
    dependencies.add(
        new ModuleJars(ArtifactCoordinates.jar("com.acme", artifactId, "1.0"), List.of(built)));
  }

  private Path fetch(String version) {
    fetched.add(version);
    return Path.of("postgres-" + version + ".jar");
  }
}
