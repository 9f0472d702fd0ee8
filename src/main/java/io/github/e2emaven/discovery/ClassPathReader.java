package io.github.e2emaven.discovery;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;

/** Reads class files and services from the directories and jars of a class path. */
final class ClassPathReader implements AutoCloseable {

  private final List<Path> directories = new ArrayList<>();
  private final List<JarFile> jars = new ArrayList<>();
  private final Map<String, Optional<ClassFacts>> known = new HashMap<>();

  /** Opens a class path; what is no jar is left out, as in a JVM. */
  ClassPathReader(List<Path> classPath) {
    for (Path element : classPath) {
      if (Files.isDirectory(element)) {
        directories.add(element);
      } else if (Files.isRegularFile(element)) {
        open(element).ifPresent(jars::add);
      }
    }
  }

  /**
   * The facts of a class; empty when it is not on the class path, or is compiled for a newer Java
   * than ASM knows.
   *
   * @throws StageException for a damaged class file
   */
  Optional<ClassFacts> facts(String name) {
    var facts = known.get(name);
    if (facts == null) {
      facts = first(name + ".class").flatMap(bytes -> parse(name, bytes));
      known.put(name, facts);
    }
    return facts;
  }

  /** Whether a class is on the class path. */
  boolean has(String name) {
    return first(name + ".class").isPresent();
  }

  /** All files of this path, {@code META-INF/services/…}. */
  List<byte[]> all(String path) {
    var found = new ArrayList<byte[]>();
    for (Path directory : directories) {
      read(directory, path).ifPresent(found::add);
    }
    for (JarFile jar : jars) {
      read(jar, path).ifPresent(found::add);
    }
    return found;
  }

  private Optional<byte[]> first(String path) {
    for (Path directory : directories) {
      var bytes = read(directory, path);
      if (bytes.isPresent()) {
        return bytes;
      }
    }
    return jars.stream().flatMap(jar -> read(jar, path).stream()).findFirst();
  }

  private static Optional<ClassFacts> parse(String name, byte[] bytes) {
    try {
      return Optional.of(ClassFactsVisitor.read(bytes));
    } catch (IndexOutOfBoundsException e) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "Cannot read test class %s.class, which is damaged: compile it again".formatted(name),
          e);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> read(Path directory, String path) {
    var file = directory.resolve(path);
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  private static Optional<byte[]> read(JarFile jar, String path) {
    var entry = jar.getEntry(path);
    if (entry == null) {
      return Optional.empty();
    }
    try (var in = jar.getInputStream(entry)) {
      return Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw unreadable(jar.getName(), e);
    }
  }

  private static Optional<JarFile> open(Path jar) {
    try {
      return Optional.of(new JarFile(jar.toFile(), false));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static StageException unreadable(String file, IOException cause) {
    return new StageException(
        RunStage.CONFIGURATION,
        "Cannot read %s of the test class path: %s".formatted(file, cause),
        cause);
  }

  @Override
  public void close() {
    for (JarFile jar : jars) {
      try {
        jar.close();
      } catch (IOException e) {
        // it was only read
      }
    }
  }
}
