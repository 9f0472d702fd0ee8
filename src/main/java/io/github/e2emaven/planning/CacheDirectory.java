package io.github.e2emaven.planning;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where things live between builds. */
public final class CacheDirectory {

  private CacheDirectory() {}

  /** The configured one, or the user's own. */
  public static Path of(@Nullable String configured) {
    if (configured != null) {
      return Path.of(configured).toAbsolutePath().normalize();
    }
    // PostgreSQL refuses root, and the user that it then runs as cannot enter root's home.
    return System.getProperty("user.name", "").equals("root")
        ? Path.of("/var/cache/e2e-maven-plugin")
        : Path.of(System.getProperty("user.home"), ".cache", "e2e-maven-plugin");
  }
}
