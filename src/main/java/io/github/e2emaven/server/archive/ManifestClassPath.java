package io.github.e2emaven.server.archive;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** The class path of jars, with what the {@code Class-Path} of their manifests adds. */
final class ManifestClassPath {

  private final Set<Path> files = new LinkedHashSet<>();

  private ManifestClassPath() {}

  /**
   * The jars and all that their manifests refer to, existing or not.
   *
   * @throws NotArchivableException when a class directory or a URL is among them
   */
  static List<Path> of(List<Path> jars) throws NotArchivableException {
    var found = new ManifestClassPath();
    for (var jar : jars) {
      found.add(jar);
    }
    return List.copyOf(found.files);
  }

  private void add(Path file) throws NotArchivableException {
    if (!files.add(file) || Files.notExists(file)) {
      return;
    }
    if (Files.isDirectory(file)) {
      throw new NotArchivableException(
          "the class path has the directory %s through a manifest".formatted(file));
    }
    for (var reference : references(file)) {
      add(resolve(file, reference));
    }
  }

  private static List<String> references(Path file) throws NotArchivableException {
    try (var jar = new JarFile(file.toFile())) {
      var manifest = jar.getManifest();
      var value =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return value == null || value.isBlank() ? List.of() : List.of(value.strip().split(" +"));
    } catch (IOException e) {
      throw new NotArchivableException("%s is not a jar (%s)".formatted(file, e.getMessage()));
    }
  }

  private static Path resolve(Path jar, String reference) throws NotArchivableException {
    try {
      return Path.of(jar.toUri().resolve(new URI(reference))).normalize();
    } catch (java.net.URISyntaxException
        | IllegalArgumentException
        | FileSystemNotFoundException e) {
      throw new NotArchivableException(
          "the Class-Path of %s has %s, which is no file".formatted(jar, reference));
    }
  }
}
