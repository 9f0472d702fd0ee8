package io.github.e2emaven.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;

/** Whether Maven's build cache extension executes the goals, and how it is configured. */
public final class CacheExtension {

  private static final String PACKAGE = "org.apache.maven.buildcache.";
  private static final String ALWAYS = "maven.build.cache.alwaysRunPlugins";
  private static final String CONFIGURATION = "maven.build.cache.configPath";
  private static final String ENABLED = "maven.build.cache.enabled";

  private CacheExtension() {}

  /** Whether it has called this goal: its classes are in a loader that plugins do not see. */
  static boolean isRunning() {
    return StackWalker.getInstance()
        .walk(frames -> frames.anyMatch(frame -> frame.getClassName().startsWith(PACKAGE)));
  }

  /**
   * What to tell when the extension may leave out this plugin's goals.
   *
   * @param artifactId of this plugin
   */
  public static Optional<String> warning(MavenSession session, String artifactId) {
    return isRunning() && isEnabled(session) && !runsAlways(session, artifactId)
        ? Optional.of(
            "Maven's build cache extension may restore this project instead of testing it: add <runAlways><plugins><plugin artifactId=\"%s\"/></plugins></runAlways> to <executionControl> in %s"
                .formatted(artifactId, configuration(session)))
        : Optional.empty();
  }

  private static boolean isEnabled(MavenSession session) {
    return !session.getUserProperties().getProperty(ENABLED, "true").equals("false");
  }

  static boolean runsAlways(MavenSession session, String artifactId) {
    var element = "<runAlways>.*?artifactId *= *[\"']%s[\"'].*?</runAlways>";
    var pattern = Pattern.compile(element.formatted(Pattern.quote(artifactId)), Pattern.DOTALL);
    return session.getUserProperties().getProperty(ALWAYS, "").contains(artifactId)
        || pattern.matcher(text(configuration(session))).find();
  }

  private static Path configuration(MavenSession session) {
    var root = session.getRequest().getMultiModuleProjectDirectory();
    var standard = Path.of(root == null ? "" : root.getPath(), ".mvn");
    var configured = session.getUserProperties().getProperty(CONFIGURATION, "");
    return configured.isBlank()
        ? standard.resolve("maven-build-cache-config.xml")
        : Path.of(configured);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return ""; // none, or none that the extension could read
    }
  }
}
