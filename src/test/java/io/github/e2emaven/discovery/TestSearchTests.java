package io.github.e2emaven.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.File;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class TestSearchTests {

  private static final List<Path> CLASS_PATH =
      Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(Path::of)
          .toList();
  private static final String OBJECT = "java/lang/Object";

  /** As this JUnit would run them; not by their names, so that no build does. */
  @SuppressWarnings({"unused", "UnusedMethod", "UnusedNestedClass", "UnusedVariable"})
  private static final class Classes {
    private abstract static class Base {
      @Test
      void inherited() {}
    }

    private static final class Inheritor extends Base {}

    private interface Contract {
      @Test
      default void kept() {}
    }

    private record Keeper() implements Contract {}

    private static final class Outer {
      @Nested
      final class Inner {}
    }

    private static class OfOuter {
      @Nested
      class Inner {}
    }

    private static final class InheritsNested extends OfOuter {}

    private static final class Generated {
      @TestFactory
      Stream<Object> tests() {
        return Stream.of();
      }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Tag("smoke")
    @Test
    private @interface SmokeTest {}

    private static final class Composed {
      @SmokeTest
      void smokes() {}
    }

    private enum Colour {
      RED
    }

    private record Value(int number) {}

    private static final class Extension implements BeforeAllCallback {
      @Override
      public void beforeAll(ExtensionContext context) {}
    }

    @Tag("smoke")
    private static final class Helper {
      void testConnection() {}
    }

    private static final class Handler implements HttpHandler {
      @Override
      public void handle(HttpExchange exchange) {}
    }

    private static final class StaticOnly {
      private static final class Sub extends Base {}
    }
  }

  @TempDir Path classes;

  @ParameterizedTest
  @ValueSource(
      strings = {"Inheritor", "Keeper", "Outer", "InheritsNested", "Generated", "Composed"})
  void own_inherited_nested_and_composed_tests_are_found(String name) {
    assertThat(mayHaveTests(nested(name))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Colour",
        "Value",
        "Extension",
        "Helper",
        "Handler",
        "StaticOnly",
        "Base",
        "Contract"
      })
  void helpers_surely_have_none(String name) {
    assertThat(mayHaveTests(nested(name))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "junit/framework/TestCase",
    "spock/lang/Specification",
    "io/kotest/core/spec/style/StringSpec",
    "org/spekframework/spek2/Spek",
    "com/acme/NotOnTheClassPath"
  })
  void a_subtype_of_a_test_type_or_of_an_unknown_one_may_have_tests(String superclass)
      throws IOException {
    write(superclass.contains("acme") ? "Other" : superclass, OBJECT);
    write("CartE2E", superclass);
    write("PlainE2E", OBJECT);
    assertThat(mayHaveTests("CartE2E")).isTrue();
    assertThat(mayHaveTests("PlainE2E")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org/junit/Test",
        "org/junit/runner/RunWith",
        "org/testng/annotations/Test",
        "org/junit/platform/suite/api/Suite",
        "io/cucumber/junit/platform/engine/Cucumber"
      })
  void annotations_of_other_frameworks_mark_tests(String annotation) throws IOException {
    var writer = writer("CartE2E", OBJECT);
    writer.visitAnnotation("L" + annotation + ";", true).visitEnd();
    write("CartE2E", writer);
    assertThat(mayHaveTests("CartE2E")).isTrue();
  }

  @Test
  void the_suite_of_junit_3_is_found() throws IOException {
    var writer = writer("AllE2E", OBJECT);
    var flags = Opcodes.ACC_ABSTRACT;
    writer.visitMethod(flags, "suite", "()Ljunit/framework/Test;", null, null).visitEnd();
    write("AllE2E", writer);
    assertThat(mayHaveTests("AllE2E")).isTrue();
  }

  @Test
  void an_engine_that_is_not_known_may_run_any_class() throws IOException {
    write("PlainE2E", OBJECT);
    assertThat(mayHaveTests("PlainE2E")).isFalse();
    var services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(
        services.resolve("org.junit.platform.engine.TestEngine"), "# ours\ncom.acme.OwnEngine # x");
    assertThat(mayHaveTests("PlainE2E")).isTrue();
  }

  @Test
  void without_any_framework_but_junit_3_surefire_runs_any_class() throws IOException {
    write("PlainE2E", OBJECT);
    write("junit/framework/Test", OBJECT);
    Files.writeString(classes.resolve("broken.jar"), "no jar");
    try (var search = new TestSearch(List.of(classes, classes.resolve("broken.jar")))) {
      assertThat(search.mayHaveTests("PlainE2E")).isTrue();
    }
  }

  private boolean mayHaveTests(String name) {
    var classPath = Stream.concat(Stream.of(classes), CLASS_PATH.stream()).toList();
    try (var search = new TestSearch(classPath)) {
      return search.mayHaveTests(name);
    }
  }

  private static String nested(String name) {
    return Stream.of(Classes.class.getDeclaredClasses())
        .filter(type -> type.getSimpleName().equals(name))
        .map(type -> type.getName().replace('.', '/'))
        .findFirst()
        .orElseThrow();
  }

  private void write(String name, String superclass) throws IOException {
    write(name, writer(name, superclass));
  }

  private static ClassWriter writer(String name, String superclass) {
    var writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, superclass, null);
    return writer;
  }

  private void write(String name, ClassWriter writer) throws IOException {
    writer.visitEnd();
    var file = classes.resolve(name + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, writer.toByteArray());
  }
}
