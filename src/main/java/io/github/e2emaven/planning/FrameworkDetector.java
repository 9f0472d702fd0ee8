package io.github.e2emaven.planning;

import io.github.e2emaven.plan.Framework;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.jar.JarFile;
import org.apache.maven.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/** Which frameworks a server is made with. */
final class FrameworkDetector {

  private FrameworkDetector() {}

  /**
   * Looks at the project's dependencies and into the jar.
   *
   * @param dependencies resolved, of all scopes
   * @param jar the executable jar, null for none
   */
  static Set<Framework> find(Set<Artifact> dependencies, @Nullable Path jar) {
    var found = EnumSet.noneOf(Framework.class);
    Arrays.stream(Framework.values())
        .filter(framework -> dependencies.stream().anyMatch(has(framework.groupId())))
        .forEach(found::add);
    if (jar != null && isSpringBoot(jar)) {
      found.add(Framework.SPRING_BOOT);
    }
    return found;
  }

  private static java.util.function.Predicate<Artifact> has(String groupId) {
    return artifact -> artifact.getGroupId().equals(groupId);
  }

  private static boolean isSpringBoot(Path file) {
    try (var jar = new JarFile(file.toFile())) {
      return jar.getEntry("BOOT-INF/") != null;
    } catch (IOException e) {
      return false;
    }
  }
}
