package io.github.e2emaven.it.trust;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.annotation.Testable;
import org.opentest4j.AssertionFailedError;

/** The compiled tests of all endings: each its own {@code it.SubjectE2E}, and what all share. */
final class TestClasses {

  /** One class of each library that the tests are compiled against. */
  private static final List<Class<?>> LIBRARIES =
      List.of(Test.class, ParameterizedTest.class, Testable.class, AssertionFailedError.class);

  private final Path basedir;
  private final Path classes;

  private TestClasses(Path basedir) {
    this.basedir = basedir;
    this.classes = basedir.resolve("target/endings");
  }

  /** Compiles the tests of these endings. */
  static TestClasses compile(Path basedir, Stream<Ending> endings) throws IOException {
    var classes = new TestClasses(basedir);
    classes.compile("common");
    for (var ending : endings.distinct().toList()) {
      classes.compile("endings/" + ending.title());
    }
    // its subclass can be loaded no longer
    Files.deleteIfExists(classes.classes.resolve("endings/undiscoverable/it/Missing.class"));
    return classes;
  }

  private void compile(String source) throws IOException {
    var target = Files.createDirectories(classes.resolve(source));
    var arguments =
        Stream.concat(
            Stream.of("-nowarn", "-proc:none", "-cp", classPath(), "-d", target.toString()),
            files(basedir.resolve(source)).stream().map(Path::toString));
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (code != 0) {
      throw new AssertionError("cannot compile " + source);
    }
  }

  private String classPath() {
    return Stream.concat(
            Stream.of(classes.resolve("common")), LIBRARIES.stream().map(TestClasses::jar))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path jar(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Copies the classes of a project with this ending. */
  void copy(Ending ending, Path target) throws IOException {
    for (var source : List.of("common", "endings/" + ending.title())) {
      var root = classes.resolve(source);
      for (var file : files(root)) {
        var copy = target.resolve(root.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private static List<Path> files(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      var all = files.filter(Files::isRegularFile).toArray(Path[]::new);
      Arrays.sort(all);
      return List.of(all);
    }
  }
}
