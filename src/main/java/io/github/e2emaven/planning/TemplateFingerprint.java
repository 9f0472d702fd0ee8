package io.github.e2emaven.planning;

import io.github.e2emaven.files.Digest;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A digest of everything that goes into a template. Jars count by the checksums of their entries,
 * so that a jar repackaged from the same sources keeps its template.
 */
public final class TemplateFingerprint {

  private static final String FORMAT = "1";

  private final Digest digest = new Digest().add(FORMAT);

  /** Adds a text and its end: {@code ab, c} and {@code a, bc} differ. */
  public TemplateFingerprint add(String text) {
    digest.add(text);
    return this;
  }

  TemplateFingerprint addAll(Collection<String> texts) {
    add(Integer.toString(texts.size()));
    texts.forEach(this::add);
    return this;
  }

  /** Adds a file, or a directory with all its files; a missing one counts as missing. */
  TemplateFingerprint addContent(Path path) {
    try {
      if (Files.isDirectory(path)) {
        addDirectory(path);
      } else if (Files.isRegularFile(path)) {
        addFile(path);
      } else {
        add("absent");
      }
      return this;
    } catch (IOException e) {
      throw new StageException(
          RunStage.TEMPLATE,
          "Cannot read %s, of which the server, its template or its tests are made: %s"
              .formatted(path, e),
          e);
    }
  }

  /** The first 128 bits of the digest; ends it. */
  public String hex() {
    return digest.hex();
  }

  private void addDirectory(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        add(directory.relativize(file).toString());
        addFile(file);
      }
    }
  }

  private void addFile(Path file) throws IOException {
    if (file.toString().endsWith(".jar")) {
      addJar(file);
    } else {
      digest.add(Files.readAllBytes(file));
    }
  }

  private void addJar(Path file) throws IOException {
    try (var jar = new ZipFile(file.toFile())) {
      jar.stream()
          .sorted(java.util.Comparator.comparing(ZipEntry::getName))
          .forEach(entry -> add(entry.getName() + " " + entry.getSize() + " " + entry.getCrc()));
    }
  }
}
