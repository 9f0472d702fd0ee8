package io.github.e2emaven.failsafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.TestFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class TestDiscoveryTests {

  private static final List<String> DEFAULT = List.of("**/*E2E.java");

  private static final List<Path> CLASS_PATH =
      Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(Path::of)
          .toList();

  @TempDir Path classes;

  @BeforeEach
  void compile() throws IOException {
    add("a/FooE2E", Opcodes.ACC_PUBLIC);
    add("a/BarE2E", 0);
    add("a/b/FooE2E", Opcodes.ACC_PUBLIC);
    add("a/FooE2E$Inner", Opcodes.ACC_PUBLIC);
    add("a/BaseE2E$Inner", Opcodes.ACC_PUBLIC);
    write("a/HelpE2E", Opcodes.ACC_PUBLIC, false);
    add("a/BaseE2E", Opcodes.ACC_ABSTRACT);
    add("a/PortE2E", Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT);
    add("a/FooTests", Opcodes.ACC_PUBLIC);
    add("a/package-info", Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT | Opcodes.ACC_SYNTHETIC);
    add("module-info", Opcodes.ACC_MODULE);
  }

  @ParameterizedTest
  @CsvSource({
    "**/*E2E.java, '', a.BarE2E a.FooE2E a.b.FooE2E",
    "**/FooE2E.class, '', a.FooE2E a.b.FooE2E",
    "a/FooE2E.java, '', a.FooE2E",
    "'%regex[a/b/.*E2E.class]', '', a.b.FooE2E",
    "**/*, '', a.BarE2E a.FooE2E a.FooTests a.b.FooE2E",
    "**/*E2E.java, FooE2E, a.FooE2E a.b.FooE2E",
    "**/*E2E.java, a.FooE2E, a.FooE2E",
    "**/*E2E.java, FooE2E#one+two*, a.FooE2E a.b.FooE2E",
    "**/*E2E.java, '*E2E,!FooE2E', a.BarE2E",
    "**/*E2E.java, '*E2E,!FooE2E*', a.BarE2E",
    "a/BarE2E.java, !FooE2E, a.BarE2E a.BaseE2E a.FooE2E a.FooTests",
    "a/BarE2E.java, ' !FooE2E ', a.BarE2E a.BaseE2E a.FooE2E a.FooTests",
    "a/BarE2E.java, !FooE2E*, a.BarE2E a.BaseE2E a.FooTests",
    "a/BarE2E.java, '!FooE2E*,!Bar*,!*Inner', a.FooTests",
    "a/BarE2E.java, '!%regex[.*Foo.*],!B*', ''",
    "a/BarE2E.java, !FooE2E#slow, a.BarE2E a.BaseE2E a.FooE2E a.FooTests a.b.FooE2E",
    "a/BarE2E.java, !#slow, a.BarE2E a.BaseE2E a.FooE2E a.FooTests a.b.FooE2E",
    "a/BarE2E.java, #slow, a.BarE2E a.BaseE2E a.FooE2E a.FooTests a.b.FooE2E",
    "a/BarE2E.java, !, a.BarE2E a.BaseE2E a.FooE2E a.FooTests a.b.FooE2E",
    "a/BarE2E.java, ' ', a.BarE2E",
    "a/BarE2E.java, '', a.BarE2E",
    "a/BarE2E.java, '%regex[.*Foo.*]', a.FooE2E a.FooTests a.b.FooE2E",
    "**/*E2E.java, FooTests, a.FooTests",
    "**/*E2E.java, FooE2E$Inner, a.FooE2E",
    "**/*E2E.java, FooE2E$Inner#one, a.FooE2E",
    "**/*E2E.java, a.FooE2E$*, a.FooE2E",
    "**/*E2E.java, *Inner, a.BaseE2E a.FooE2E",
    "**/*E2E.java, 'FooE2E$Inner,BarE2E', a.BarE2E a.FooE2E"
  })
  void test_files_are_found_by_pattern_and_filter(String include, String filter, String expected) {
    var selection = new TestSelection(List.of(include), List.of(), filter);
    assertThat(names(find(selection).selected())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'', a.BarE2E a.FooE2E",
    "*E2E#one, a.BarE2E a.FooE2E a.b.FooE2E",
    "Foo*, a.FooE2E a.FooTests a.b.FooE2E",
    "!FooE2E*, a.BarE2E a.BaseE2E a.FooTests",
    "FooE2E$Inner, a.FooE2E",
    "*Tests, a.FooTests",
  })
  void failsafes_own_filter_replaces_the_lists(String test, String expected) {
    var selection = new TestSelection(DEFAULT, List.of("**/b/*"), "").orFilter(test);
    assertThat(names(find(selection).selected())).isEqualTo(expected);
  }

  @Test
  void the_command_line_wins_over_failsafes_own_filter() {
    var tests = new TestSelection(DEFAULT, List.of(), "").orFilter("*Tests");
    assertThat(tests.filterSource()).isEqualTo("<test>*Tests</test> of maven-failsafe-plugin");
    var bar = new TestSelection(DEFAULT, List.of(), "BarE2E").orFilter("Foo*");
    assertThat(bar.filterSource()).isEqualTo("-Dit.test=BarE2E");
  }

  @Test
  void a_filter_that_goes_beyond_the_excludes_says_so() {
    var selection = new TestSelection(DEFAULT, List.of("**/b/*"), "!FooTests,!BaseE2E*");
    assertThat(names(find(selection).beyond())).isEqualTo("a.b.FooE2E");
  }

  @ParameterizedTest
  @CsvSource({
    "!FooE2E*, '', a.BaseE2E a.FooTests",
    "*E2E, '', ''",
    "it/**, '', ''",
    "'', '*E2E,FooTests', a.FooTests",
    "'', *E2E, ''",
  })
  void a_filter_that_goes_beyond_the_includes_without_naming_it_says_so(
      String typed, String configured, String beyond) {
    var selection = new TestSelection(DEFAULT, List.of(), typed).orFilter(configured);
    var found = find(selection);
    assertThat(names(found.beyond())).isEqualTo(beyond);
    assertThat(selection.surprise(found.beyond()).isPresent()).isEqualTo(!beyond.isEmpty());
  }

  @Test
  void a_filter_that_names_what_no_include_selects_is_no_surprise() {
    var selection = new TestSelection(DEFAULT, List.of(), "FooTests");
    var found = find(selection);
    assertThat(found.isAllBeyond()).isTrue();
    assertThat(selection.surprise(found.beyond())).isEmpty();
  }

  @Test
  void a_surprise_names_three_test_files_and_counts_the_others() {
    var files = Stream.of("a.A", "a.B", "a.C", "a.D", "a.E").map(TestFile::new).toList();
    assertThat(new TestSelection(DEFAULT, List.of(), "!Foo").surprise(files).orElseThrow())
        .startsWith("-Dit.test=!Foo replaces <includes> and <excludes>, as in Failsafe")
        .contains("also selects A, B, C and 2 more");
  }

  @Test
  void excluded_files_are_counted() {
    var found = find(new TestSelection(DEFAULT, List.of("**/b/*"), ""));
    assertThat(found.selected()).hasSize(2);
    assertThat(found.excluded()).isEqualTo(1);
  }

  @Test
  void a_project_without_test_classes_has_no_test_files() {
    var nowhere = new TestDiscovery(classes.resolve("none"), CLASS_PATH);
    var selection = new TestSelection(DEFAULT, List.of(), "");
    assertThat(nowhere.find(selection).selected()).isEmpty();
  }

  @Test
  void a_damaged_class_file_is_named() throws IOException {
    Files.write(classes.resolve("a/CutE2E.class"), new byte[0]);
    assertThatThrownBy(() -> find(new TestSelection(DEFAULT, List.of(), "")))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("a/CutE2E.class");
  }

  @Test
  void an_invalid_pattern_is_named() {
    assertThatThrownBy(() -> find(new TestSelection(List.of("%regex[(]"), List.of(), "")))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("%regex[(]");
  }

  private TestDiscovery.Found find(TestSelection selection) {
    return new TestDiscovery(classes, CLASS_PATH).find(selection);
  }

  private static String names(List<TestFile> files) {
    return files.stream().map(TestFile::className).collect(Collectors.joining(" "));
  }

  private void add(String name, int access) throws IOException {
    write(name, access, true);
  }

  private void write(String name, int access, boolean test) throws IOException {
    var writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, access, name, null, "java/lang/Object", null);
    if (test) {
      var method = writer.visitMethod(Opcodes.ACC_ABSTRACT, "one", "()V", null, null);
      method.visitAnnotation("Lorg/junit/jupiter/api/Test;", true).visitEnd();
      method.visitEnd();
    }
    writer.visitEnd();
    var file = classes.resolve(name + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, writer.toByteArray());
  }
}
