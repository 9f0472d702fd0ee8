package io.github.e2emaven.server.archive;

import io.github.e2emaven.files.Digest;
import io.github.e2emaven.files.FileStamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The JDK that a launcher belongs to.
 *
 * @param home its directory
 * @param feature 17 for 17.0.15
 * @param identity differs when the JDK is updated or replaced
 */
record JavaRuntime(Path home, int feature, String identity) {

  private static final Pattern VERSION =
      Pattern.compile("^JAVA_VERSION=\"([0-9]+)", Pattern.MULTILINE);

  /** Where HotSpot keeps the archive of the JDK's own classes, on which others are built. */
  private static final List<String> BASE_ARCHIVES =
      List.of("lib/server/classes.jsa", "bin/server/classes.jsa");

  private static final List<String> PARTS =
      List.of("lib/modules", "lib/server/libjvm.so", "lib/server/libjvm.dylib");

  /**
   * The JDK of a launcher.
   *
   * @throws NotArchivableException when it is older than 17, or has no archive of its own classes
   */
  static JavaRuntime of(Path launcher) throws NotArchivableException {
    try {
      var home = launcher.toRealPath().resolve("../..").normalize();
      var release = Files.readString(home.resolve("release"));
      int feature = feature(release);
      if (feature < 17) {
        throw new NotArchivableException("JDK %s is older than 17".formatted(home));
      }
      if (BASE_ARCHIVES.stream().noneMatch(file -> Files.exists(home.resolve(file)))) {
        throw new NotArchivableException(
            "JDK %s has no archive of its own classes (java -Xshare:dump makes one)"
                .formatted(home));
      }
      return new JavaRuntime(home, feature, identity(home, release));
    } catch (IOException e) {
      throw new NotArchivableException("JDK of %s is unknown (%s)".formatted(launcher, e));
    }
  }

  private static int feature(String release) {
    var matcher = VERSION.matcher(release);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  private static String identity(Path home, String release) {
    var digest = new Digest().add(release);
    BASE_ARCHIVES.forEach(file -> digest.add(FileStamp.of(home.resolve(file))));
    PARTS.forEach(file -> digest.add(FileStamp.of(home.resolve(file))));
    return digest.hex();
  }
}
