package io.github.e2emaven.server.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JDK of this JVM, and a newer one that is installed beside it, if there is one. */
final class LocalJdks {

  private LocalJdks() {}

  /** Their launchers. */
  static List<Path> launchers() throws IOException {
    var own = Path.of(System.getProperty("java.home")).toRealPath();
    var launchers = new ArrayList<>(List.of(own.resolve("bin/java")));
    try (var beside = Files.list(own.resolveSibling(""))) {
      beside
          .map(home -> home.resolve("bin/java"))
          .filter(LocalJdks::hasCaches)
          .findFirst()
          .filter(java -> Runtime.version().feature() < ArchiveKind.FIRST_AOT)
          .ifPresent(launchers::add);
    }
    return launchers;
  }

  private static boolean hasCaches(Path java) {
    try {
      return JavaRuntime.of(java).feature() >= ArchiveKind.FIRST_AOT;
    } catch (NotArchivableException e) {
      return false;
    }
  }
}
