package io.github.e2emaven.server.archive;

import io.github.e2emaven.files.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/**
 * A class directory as a jar: the JVM archives no class of a directory.
 *
 * @param classes the class directory
 * @param content its files and directories, sorted
 */
record ClassesJar(Path classes, List<Path> content) {

  private static final String NAME = "classes.jar";

  /** What servers read as streams. Others, such as a web page, may be opened as files. */
  private static final Pattern PACKABLE =
      Pattern.compile(".*\\.(class|properties|xml|yml|yaml|sql)|META-INF/.*");

  /**
   * Reads which files there are.
   *
   * @throws NotArchivableException for files that a server may miss when they are in a jar
   */
  static ClassesJar of(Path classes) throws IOException, NotArchivableException {
    try (var found = Files.walk(classes)) {
      var read =
          new ClassesJar(classes, found.filter(path -> !path.equals(classes)).sorted().toList());
      for (var path : read.content()) {
        var name = read.nameOf(path);
        if (Files.isRegularFile(path)
            && (!PACKABLE.matcher(name).matches() || name.equals(JarFile.MANIFEST_NAME))) {
          throw new NotArchivableException(
              "%s contains %s, which is not packed into a jar".formatted(classes, name));
        }
      }
      return read;
    }
  }

  private String nameOf(Path path) {
    var name = classes.relativize(path).toString().replace('\\', '/');
    return Files.isDirectory(path) ? name + "/" : name;
  }

  /** A digest of the content, whatever the times are. */
  String digest() throws IOException {
    var digest = new Digest();
    for (var path : content) {
      digest.add(nameOf(path));
      if (Files.isRegularFile(path)) {
        digest.add(Files.readAllBytes(path));
      }
    }
    return digest.hex();
  }

  /** The jar in its directory. */
  static Path file(Path directory) {
    return directory.resolve(NAME);
  }

  /** Whether the jar is there and unchanged, as far as its time tells. */
  static boolean isIntact(Path directory) throws IOException {
    return JarWriter.isDated(file(directory));
  }

  /** Packs into an empty directory. */
  void make(Path directory) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    try (var writer = new JarWriter(file(directory), manifest)) {
      for (var path : content) {
        var bytes = Files.isDirectory(path) ? new byte[0] : Files.readAllBytes(path);
        writer.add(nameOf(path), JarWriter.TIME, new ByteArrayInputStream(bytes));
      }
    }
  }
}
