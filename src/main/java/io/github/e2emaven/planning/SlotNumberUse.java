package io.github.e2emaven.planning;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.e2emaven.plan.ServerPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Whether a project uses the number of its slot: {@code @{slot}} in its configuration, or the
 * variable {@code E2E_SLOT} in its own classes, resources and executable jar. Names that are put
 * together while a program runs are not found.
 *
 * @param configuration of the tests
 * @param programs directories and jars with the project's own code
 */
record SlotNumberUse(String configuration, List<Path> programs) {

  private static final String PLACEHOLDER = "@{slot}";
  private static final String VARIABLE = "E2E_SLOT";

  /** In a class or a resource; what is larger is data. */
  private static final long LARGEST = 4 << 20;

  static SlotNumberUse of(ProjectFacts facts) {
    var artifacts = facts.artifacts();
    var programs =
        Stream.of(
                Stream.of(facts.directories().testClasses()),
                artifacts.classPath().stream().filter(Files::isDirectory),
                artifacts.jars().stream())
            .flatMap(paths -> paths)
            .filter(Files::exists)
            .distinct()
            .toList();
    return new SlotNumberUse(facts.jvm().testConfiguration(), programs);
  }

  boolean isIn(ServerPlan server) {
    var readiness = String.valueOf(server.readiness().path());
    var directory = String.valueOf(server.workingDirectory());
    return Stream.of(
                Stream.of(configuration, readiness, directory),
                server.command().stream(),
                server.environment().values().stream())
            .flatMap(texts -> texts)
            .anyMatch(text -> text.contains(PLACEHOLDER) || text.contains(VARIABLE))
        || Stream.concat(programs.stream(), jar(server.command()))
            .anyMatch(SlotNumberUse::isInProgram);
  }

  /** That of another module is not among the project's own. */
  private static Stream<Path> jar(List<String> command) {
    int option = command.indexOf("-jar");
    return option < 0
        ? Stream.empty()
        : command.stream().skip(option + 1L).limit(1).map(Path::of).filter(Files::exists);
  }

  private static boolean isInProgram(Path program) {
    try {
      return Files.isDirectory(program) ? isInDirectory(program) : isInJar(program);
    } catch (IOException e) {
      return true; // not known
    }
  }

  private static boolean isInDirectory(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        if (Files.size(file) <= LARGEST && isIn(Files.newInputStream(file))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Not in the libraries inside it. */
  private static boolean isInJar(Path jar) throws IOException {
    try (var zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.getSize() <= LARGEST
            && !entry.getName().endsWith(".jar")
            && isIn(zip.getInputStream(entry))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isIn(InputStream content) throws IOException {
    try (content) {
      return new String(content.readAllBytes(), ISO_8859_1).contains(VARIABLE);
    }
  }
}
