package io.github.e2emaven.failsafe;

import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.plan.AttemptDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The test JVM's own word on how many tests it ran: JUnit's {@code UniqueIdTrackingListener} writes
 * the ids of all executed tests at the end of a test plan. An empty file proves that the filter
 * matched nothing; no file proves nothing.
 *
 * <p>JUnit Platform has the listener since 1.8, and Failsafe brings the platform's own launcher
 * since 3.0. With TestNG, JUnit 4 alone or an older version there is no proof, and the traces in
 * the reports directory decide alone.
 *
 * @param expected whether the test JVM can give it
 */
record TestCountProof(boolean expected) {

  /** For test JVMs that need not, or cannot, prove anything. */
  static final TestCountProof NONE = new TestCountProof(false);

  private static final String TRACKING = "junit.platform.listeners.uid.tracking.";
  private static final String PLATFORM = "org.junit.platform:junit-platform-engine";
  private static final ComparableVersion LISTENER = new ComparableVersion("1.8");
  private static final ComparableVersion LAUNCHER = new ComparableVersion("3");

  /** What the test JVMs of a project can prove. */
  static TestCountProof of(FailsafeExecution failsafe, MavenProject project) {
    var artifacts = project.getArtifactMap();
    var platform = artifacts.get(PLATFORM);
    var plugin = failsafe.goal().getPluginDescriptor();
    return new TestCountProof(
        platform != null
            && isSince(platform.getVersion(), LISTENER)
            && isSince(plugin.getVersion(), LAUNCHER)
            && !artifacts.containsKey("org.testng:testng")
            && plugin.getPlugin().getDependencies().stream().noneMatch(TestCountProof::isProvider)
            && !failsafe.configuration().toString().contains(TRACKING));
  }

  /** Adds what makes the test JVM write it. */
  void demand(Xpp3Dom configuration, AttemptDirectory directory) {
    if (expected) {
      StackConfiguration.add(
          configuration,
          "systemPropertyVariables",
          Map.of(
              TRACKING + "enabled",
              "true",
              TRACKING + "output.dir",
              executed(directory).toString()));
    }
  }

  /** Whether nothing contradicts that no test ran. */
  boolean holds(AttemptDirectory directory) throws IOException {
    if (!expected) {
      return true;
    }
    var executed = executed(directory);
    if (!Files.isDirectory(executed)) {
      return false;
    }
    try (Stream<Path> files = Files.list(executed)) {
      var sizes = files.map(file -> file.toFile().length()).toList();
      return !sizes.isEmpty() && sizes.stream().allMatch(size -> size == 0);
    }
  }

  /** What to tell when it does not hold. */
  FailureMessage missing() {
    return FailureMessage.of(
        "Failsafe counted no test, but JUnit did not confirm that the filter matches none:"
            + " the results of this test file are unknown; check the free disk space");
  }

  private static Path executed(AttemptDirectory directory) {
    return directory.path().resolve("executed");
  }

  private static boolean isSince(String version, ComparableVersion first) {
    return new ComparableVersion(version).compareTo(first) >= 0;
  }

  private static boolean isProvider(Dependency dependency) {
    return dependency.getArtifactId().startsWith("surefire-");
  }
}
