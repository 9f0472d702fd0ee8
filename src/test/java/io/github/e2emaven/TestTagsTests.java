package io.github.e2emaven;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.annotation.Annotation;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The tags that the quick build excludes are on every test that starts PostgreSQL or a process. */
class TestTagsTests {

  private static final String ROOT = "io.github.e2emaven";

  /** The class that opens every embedded PostgreSQL. */
  private static final String POSTGRES = "PostgresServerFactory";

  private static final List<Class<? extends Annotation>> AROUND =
      List.of(BeforeAll.class, BeforeEach.class, AfterEach.class, AfterAll.class);

  private static final JavaClasses TESTS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.OnlyIncludeTests())
          .withImportOption(location -> !location.contains("/e2emaven/it/"))
          .importPackages(ROOT);

  @Test
  void tests_that_start_a_process_are_tagged() {
    var starters = classesThatStartProcesses();
    assertTagged(
        access -> startsProcess(access) || starters.contains(access.getTargetOwner().getName()),
        Set.of("process", "postgres"));
  }

  @Test
  void tests_that_start_postgresql_are_tagged() {
    assertTagged(
        access ->
            access.getTargetOwner().getSimpleName().equals(POSTGRES)
                && access.getName().contains("open"),
        Set.of("postgres"));
  }

  private static void assertTagged(Predicate<JavaCodeUnitAccess<?>> starts, Set<String> tags) {
    var found =
        TESTS.stream()
            .flatMap(type -> type.getAllMethods().stream().filter(TestTagsTests::isTest))
            .filter(test -> reaches(test, starts))
            .toList();
    assertThat(found).as("tests that start something").hasSizeGreaterThan(20);
    assertThat(found).filteredOn(test -> !hasOneOf(tags, test)).as("without %s", tags).isEmpty();
  }

  /**
   * Whether a test, or what the test code calls for it, does this; product code is not followed.
   */
  private static boolean reaches(JavaMethod test, Predicate<JavaCodeUnitAccess<?>> starts) {
    var ahead = new ArrayDeque<JavaCodeUnit>(around(test.getOwner()).toList());
    ahead.add(test);
    var seen = new HashSet<JavaCodeUnit>(ahead);
    while (!ahead.isEmpty()) {
      for (var access : accesses(ahead.remove())) {
        if (starts.test(access)) {
          return true;
        }
        access.getTarget().resolveMember().filter(seen::add).ifPresent(ahead::add);
      }
    }
    return false;
  }

  /** What JUnit calls before and after each test of a class. */
  private static Stream<JavaCodeUnit> around(JavaClass type) {
    var lifecycle =
        type.getAllMethods().stream()
            .filter(method -> AROUND.stream().anyMatch(method::isAnnotatedWith));
    return Stream.of(
            type.getConstructors().stream(), lifecycle, type.getStaticInitializer().stream())
        .flatMap(units -> units);
  }

  private static List<JavaCodeUnitAccess<?>> accesses(JavaCodeUnit unit) {
    return unit.getAccessesFromSelf().stream()
        .filter(JavaCodeUnitAccess.class::isInstance)
        .<JavaCodeUnitAccess<?>>map(access -> (JavaCodeUnitAccess<?>) access)
        .toList();
  }

  private static boolean isTest(JavaMethod method) {
    return method.isMetaAnnotatedWith(Testable.class);
  }

  private static Set<String> classesThatStartProcesses() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT + ".process")
            .stream()
            .filter(
                type ->
                    type.getCodeUnitAccessesFromSelf().stream().anyMatch(it -> startsProcess(it)))
            .map(JavaClass::getName)
            .collect(Collectors.toSet());
  }

  private static boolean startsProcess(JavaCodeUnitAccess<?> access) {
    return access.getTargetOwner().isEquivalentTo(ProcessBuilder.class)
        && access.getName().equals("start");
  }

  private static boolean hasOneOf(Set<String> tags, JavaMethod test) {
    return Stream.of(test.reflect(), test.getOwner().reflect())
        .flatMap(it -> AnnotationSupport.findRepeatableAnnotations(it, Tag.class).stream())
        .anyMatch(tag -> tags.contains(tag.value()));
  }
}
