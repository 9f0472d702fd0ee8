package io.github.e2emaven.it.trust;

import io.github.e2emaven.files.Digest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What the two builds of a cell are made of: the plugin and the fixtures as installed, the cell's
 * project, its tests, JDK and Maven. Results of the same code may stand in one table.
 */
final class CellCode {

  private final Path basedir;
  private final String shared;

  private CellCode(Path basedir, String shared) {
    this.basedir = basedir;
    this.shared = shared;
  }

  /**
   * The code that all cells share.
   *
   * @param basedir of the integration test
   * @param repository the local repository in which the plugin is installed
   */
  static CellCode of(Path basedir, File repository) throws IOException {
    var digest = new Digest();
    digest.add(System.getProperty("java.version")).add(System.getProperty("maven.home", ""));
    for (var file : files(repository.toPath().resolve("io/github/e2emaven"))) {
      if (file.toString().endsWith(".jar")) {
        addEntries(digest, file);
      } else if (file.toString().endsWith(".pom")) {
        digest.add(Files.readAllBytes(file));
      }
    }
    digest.add(Files.readAllBytes(basedir.resolve("pom.xml")));
    addAll(digest, basedir.resolve("common"));
    return new CellCode(basedir, digest.hex());
  }

  /** The code of a cell; another one when anything of it has changed. */
  String of(Cell cell) throws IOException {
    var digest = new Digest().add(shared).add(cell.title());
    for (var runner : Runner.values()) {
      digest.add(new CellPom(new CellProject("cell", cell, runner, basedir)).text());
    }
    digest.add(cell.way().options(List.of("cell")).toString());
    digest.add(cell.filter().options().toString());
    addAll(digest, basedir.resolve("endings").resolve(cell.ending().title()));
    return digest.hex();
  }

  /** Not the bytes of the jar: they hold the time of its build. */
  private static void addEntries(Digest digest, Path jar) throws IOException {
    try (var zip = new ZipFile(jar.toFile())) {
      zip.stream()
          .filter(entry -> !entry.getName().endsWith("/pom.properties"))
          .sorted(Comparator.comparing(ZipEntry::getName))
          .forEach(entry -> digest.add(entry.getName()).add(Long.toHexString(entry.getCrc())));
    }
  }

  private static void addAll(Digest digest, Path directory) throws IOException {
    for (var file : files(directory)) {
      digest.add(directory.relativize(file).toString()).add(Files.readAllBytes(file));
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
