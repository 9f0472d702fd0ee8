package io.github.e2emaven.server.archive;

import io.github.e2emaven.files.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * An executable jar of Spring Boot, with its contents as {@code JarLauncher} serves them.
 *
 * @param path the jar
 * @param manifest of the jar
 * @param libraries the nested jars, in their order on the class path
 * @param files everything else but the launcher, by the names that the application knows
 */
record SpringBootJar(
    Path path, Manifest manifest, List<JarEntry> libraries, Map<String, JarEntry> files) {

  private static final String CLASSES = "BOOT-INF/classes/";
  private static final String LIBRARIES = "BOOT-INF/lib/";
  private static final String LOADER = "org/springframework/boot/loader/";
  private static final String LOADER_PACKAGE = LOADER.replace('/', '.');

  /** Names the loader's own file system for nested jars. */
  private static final String LOADER_SERVICE =
      "META-INF/services/java.nio.file.spi.FileSystemProvider";

  /** Others, such as PropertiesLauncher, choose the class path themselves. */
  private static final Set<String> LAUNCHERS =
      Set.of(LOADER_PACKAGE + "JarLauncher", LOADER_PACKAGE + "launch.JarLauncher");

  /** Whether a jar is one of Spring Boot. */
  static boolean isOne(JarFile jar) throws IOException {
    return jar.getEntry(LOADER) != null
        || (jar.getManifest() != null
            && attribute(jar.getManifest(), "Spring-Boot-Version") != null);
  }

  /**
   * Reads the contents.
   *
   * @throws NotArchivableException for a jar that extraction would change
   */
  static SpringBootJar of(JarFile jar) throws IOException, NotArchivableException {
    var manifest = jar.getManifest();
    var launcher = attribute(manifest, "Main-Class");
    if (launcher == null || !LAUNCHERS.contains(launcher)) {
      throw refused(jar, "starts through " + launcher);
    }
    if (attribute(manifest, "Start-Class") == null) {
      throw refused(jar, "has no Start-Class");
    }
    if (Boolean.parseBoolean(attribute(manifest, "Multi-Release"))) {
      throw refused(jar, "is a multi-release jar");
    }
    var read =
        new SpringBootJar(
            Path.of(jar.getName()), manifest, new ArrayList<>(), new LinkedHashMap<>());
    for (var entry : (Iterable<JarEntry>) jar.stream()::iterator) {
      read.sort(jar, entry);
    }
    return read;
  }

  private void sort(JarFile jar, JarEntry entry) throws IOException, NotArchivableException {
    var name = entry.getName();
    if (name.matches("META-INF/([^/]+\\.(SF|DSA|RSA|EC)|INDEX\\.LIST)")) {
      throw refused(jar, "is signed or indexed");
    }
    if (name.startsWith(LIBRARIES) && !entry.isDirectory()) {
      if (!name.matches(LIBRARIES + "[^/\\\\]+\\.jar")) {
        throw refused(jar, "contains " + name);
      }
      libraries.add(entry);
    } else if (isOfApplication(jar, entry)) {
      var known = name.startsWith(CLASSES) ? name.substring(CLASSES.length()) : name;
      if (files.put(known, entry) != null && !entry.isDirectory()) {
        throw refused(jar, "contains %s twice".formatted(known));
      }
    }
  }

  private static boolean isOfApplication(JarFile jar, JarEntry entry) throws IOException {
    var name = entry.getName();
    return switch (name) {
      case "META-INF/", JarFile.MANIFEST_NAME, "BOOT-INF/", CLASSES, LIBRARIES -> false;
      case LOADER_SERVICE -> !text(jar, entry).strip().matches(LOADER_PACKAGE + "[^\\s]+");
      default -> !name.startsWith(LOADER) && !name.matches("BOOT-INF/[^/]+\\.idx");
    };
  }

  private static String text(JarFile jar, JarEntry entry) throws IOException {
    try (var content = jar.getInputStream(entry)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static @Nullable String attribute(Manifest manifest, String name) {
    return manifest.getMainAttributes().getValue(name);
  }

  private static NotArchivableException refused(JarFile jar, String why) {
    return new NotArchivableException(
        "%s %s, so it is not extracted".formatted(Path.of(jar.getName()).getFileName(), why));
  }

  /** The name of a library's file. */
  static String nameOf(JarEntry library) {
    return library.getName().substring(LIBRARIES.length());
  }

  /** A digest of the content; a jar repackaged from the same files has the same. */
  String digest() {
    var attributes = new TreeMap<String, String>();
    manifest.getMainAttributes().forEach((name, value) -> attributes.put(name + "", value + ""));
    var digest = new Digest().add(path.getFileName() + " " + attributes);
    libraries.forEach(library -> digest.add(digestOf(library)));
    files.values().forEach(file -> digest.add(digestOf(file)));
    return digest.hex();
  }

  private static String digestOf(JarEntry entry) {
    return "%s %d %d".formatted(entry.getName(), entry.getSize(), entry.getCrc());
  }
}
