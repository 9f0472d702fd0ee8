package io.github.e2emaven.server.archive;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * What {@code java -Djarmode=tools -jar … extract} makes of a Spring Boot jar: a jar of the
 * application's own files, which runs with {@code java -jar} like the original, and the libraries
 * beside it. The JVM archives classes of such jars, but none of a jar within a jar.
 *
 * @param jar the original
 * @param directory where it is extracted
 */
record SpringBootExtraction(SpringBootJar jar, Path directory) {

  private static final String LIBRARIES = "lib/";

  private static final List<String> LAYOUT_ATTRIBUTES =
      List.of(
          "Start-Class",
          "Spring-Boot-Classes",
          "Spring-Boot-Lib",
          "Spring-Boot-Classpath-Index",
          "Spring-Boot-Layers-Index");

  /** The application's jar, named like the original. */
  Path application() {
    return directory.resolve(jar.path().getFileName());
  }

  private Path file(JarEntry library) {
    return directory.resolve(LIBRARIES + SpringBootJar.nameOf(library));
  }

  /** Whether all is there and unchanged, as far as sizes and times tell. */
  boolean isIntact() throws IOException {
    for (var library : jar.libraries()) {
      if (!JarWriter.isDated(file(library)) || Files.size(file(library)) != library.getSize()) {
        return false;
      }
    }
    return JarWriter.isDated(application());
  }

  /** Extracts into the empty directory. */
  void make() throws IOException {
    Files.createDirectory(directory.resolve(LIBRARIES));
    try (var original = new JarFile(jar.path().toFile());
        var writer = new JarWriter(application(), manifest())) {
      for (var library : jar.libraries()) {
        try (var content = original.getInputStream(library)) {
          Files.copy(content, file(library));
          Files.setLastModifiedTime(file(library), JarWriter.TIME);
        }
      }
      for (var file : jar.files().entrySet()) {
        try (var content = original.getInputStream(file.getValue())) {
          writer.add(file.getKey(), file.getValue().getLastModifiedTime(), content);
        }
      }
    }
  }

  /** All else stays: {@code Implementation-Version}, {@code Add-Opens}. */
  private Manifest manifest() {
    var manifest = new Manifest(jar.manifest());
    var attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MAIN_CLASS, attributes.getValue("Start-Class"));
    attributes.put(
        Attributes.Name.CLASS_PATH,
        jar.libraries().stream()
            .map(library -> encoded(LIBRARIES + SpringBootJar.nameOf(library)))
            .collect(Collectors.joining(" ")));
    LAYOUT_ATTRIBUTES.forEach(name -> attributes.remove(new Attributes.Name(name)));
    return manifest;
  }

  private static String encoded(String path) {
    try {
      return new URI(null, null, path, null).getRawPath();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
