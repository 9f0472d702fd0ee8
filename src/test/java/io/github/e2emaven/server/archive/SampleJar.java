package io.github.e2emaven.server.archive;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** A jar made by hand. */
final class SampleJar {

  private static final List<Class<?>> SERVER =
      List.of(SmallServer.class, SmallServer.Neighbour.class);

  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final Manifest manifest = new Manifest();

  SampleJar() {
    attribute("Manifest-Version", "1.0");
  }

  /** The jar of {@link SmallServer}. */
  static SampleJar ofServer() {
    return new SampleJar()
        .attribute("Main-Class", SmallServer.class.getName())
        .attribute("Implementation-Version", "1.2.3")
        .server("");
  }

  /** The same, repackaged by Spring Boot, with a library. */
  static SampleJar ofSpringBoot() {
    return new SampleJar()
        .attribute("Main-Class", "org.springframework.boot.loader.launch.JarLauncher")
        .attribute("Start-Class", SmallServer.class.getName())
        .attribute("Spring-Boot-Version", "3.5.8")
        .attribute("Spring-Boot-Classes", "BOOT-INF/classes/")
        .attribute("Implementation-Version", "1.2.3")
        .attribute("Add-Opens", "java.base/java.lang")
        .entry(
            "META-INF/services/java.nio.file.spi.FileSystemProvider",
            "org.springframework.boot.loader.nio.file.NestedFileSystemProvider\n")
        .entry("META-INF/build-info.properties", "build.name=shop")
        .entry("org/springframework/boot/loader/", "")
        .entry("org/springframework/boot/loader/launch/JarLauncher.class", "no class")
        .server("BOOT-INF/classes/")
        .entry("BOOT-INF/classes/application.properties", "a=b")
        .entry("BOOT-INF/classpath.idx", "- \"BOOT-INF/lib/b.jar\"")
        .library("z first.jar")
        .library("a.jar");
  }

  SampleJar attribute(String name, String value) {
    manifest.getMainAttributes().put(new Attributes.Name(name), value);
    return this;
  }

  SampleJar entry(String name, String text) {
    entries.put(name, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  private SampleJar library(String name) {
    try {
      var file = Files.createTempFile("library", ".jar");
      new SampleJar().entry("library.txt", name).write(file);
      entries.put("BOOT-INF/lib/" + name, Files.readAllBytes(file));
      Files.delete(file);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SampleJar server(String prefix) {
    for (var type : SERVER) {
      var name = type.getName().replace('.', '/') + ".class";
      try (var bytes = SampleJar.class.getClassLoader().getResourceAsStream(name)) {
        entries.put(prefix + name, requireNonNull(bytes).readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return this;
  }

  /** Writes the files of the jar into a class directory. */
  Path writeDirectory(Path directory) throws IOException {
    for (var entry : entries.entrySet()) {
      var file = directory.resolve(entry.getKey());
      Files.createDirectories(file.resolveSibling(""));
      Files.write(file, entry.getValue());
    }
    return directory;
  }

  /** Writes the jar, with the time of now. */
  Path write(Path file) throws IOException {
    try (var writer = new JarWriter(file, manifest)) {
      for (var entry : entries.entrySet()) {
        writer.add(entry.getKey(), JarWriter.TIME, new ByteArrayInputStream(entry.getValue()));
      }
    }
    Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    return file;
  }
}
