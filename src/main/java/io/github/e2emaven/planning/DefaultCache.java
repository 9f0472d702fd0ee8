package io.github.e2emaven.planning;

import io.github.e2emaven.files.CurrentUser;
import io.github.e2emaven.files.FileFacts;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The cache directory of a user who configures none: in the home directory, else in the temporary
 * directory.
 *
 * @param properties of this JVM; {@code user.home} and {@code user.name} are {@code ?} for a user
 *     id without an account
 * @param environment of this JVM
 * @param shared where root's cache is: PostgreSQL will not run as root, and its own user cannot
 *     enter root's home
 */
record DefaultCache(Properties properties, Map<String, String> environment, Path shared) {

  private static final String NAME = "e2e-maven-plugin";
  private static final String UNKNOWN = "?";

  /** Of this JVM. */
  static DefaultCache ofHost() {
    return new DefaultCache(System.getProperties(), System.getenv(), Path.of("/var/cache"));
  }

  /**
   * The first directory that exists and can be written, or can be created.
   *
   * @throws StageException when there is none
   */
  Path directory() {
    var candidates = candidates();
    return candidates.stream()
        .filter(DefaultCache::isUsable)
        .findFirst()
        .orElseThrow(
            () ->
                new StageException(
                    RunStage.CONFIGURATION,
                    "Cannot write to any of the default cache directories %s: set <cacheDirectory> (-De2e.cacheDirectory) to a directory of your own"
                        .formatted(candidates)));
  }

  private List<Path> candidates() {
    var candidates = new ArrayList<Path>();
    if (properties.getProperty("user.name", "").equals("root")) {
      candidates.add(shared.resolve(NAME));
    } else {
      Stream.of(properties.getProperty("user.home", ""), environment.getOrDefault("HOME", ""))
          .filter(home -> Path.of(home).isAbsolute())
          .map(home -> Path.of(home, ".cache", NAME).normalize())
          .forEach(candidates::add);
    }
    var temporary = Path.of(properties.getProperty("java.io.tmpdir", "/tmp")).toAbsolutePath();
    candidates.add(temporary.resolve(NAME + "-" + user()));
    candidates.removeIf(DefaultCache::isForeign);
    return candidates;
  }

  private String user() {
    var name = properties.getProperty("user.name", UNKNOWN);
    return (name.equals(UNKNOWN) ? Integer.toString(CurrentUser.id()) : name)
        .replaceAll("[^A-Za-z0-9_.-]", "_");
  }

  /** In a temporary directory, anyone can make a directory of any name. */
  private static boolean isForeign(Path cache) {
    return FileFacts.find(cache).filter(facts -> !facts.isOwn()).isPresent();
  }

  private static boolean isUsable(Path cache) {
    var existing = cache;
    while (Files.notExists(existing, LinkOption.NOFOLLOW_LINKS) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    return Files.isDirectory(existing) && Files.isWritable(existing);
  }
}
