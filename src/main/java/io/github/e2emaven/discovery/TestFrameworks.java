package io.github.e2emaven.discovery;

import java.util.List;
import java.util.Set;

/** How the test frameworks mark tests: the only place that names them. All names are internal. */
final class TestFrameworks {

  /**
   * Annotations of tests, or of annotations of tests. {@code Testable} is on all those of JUnit 5
   * and 6, of Cucumber, jqwik, ArchUnit and JUnit's suites.
   */
  private static final Set<String> TESTS =
      Set.of(
          "org/junit/platform/commons/annotation/Testable",
          "org/junit/Test",
          "org/junit/runner/RunWith",
          "org/testng/annotations/Test",
          "org/testng/annotations/Factory",
          "com/tngtech/archunit/junit/ArchTest");

  /** Types whose subtypes are tests, whatever their members; a trailing slash means a package. */
  private static final List<String> TEST_TYPES =
      List.of(
          "junit/framework/Test",
          "junit/framework/TestCase",
          "spock/lang/Specification",
          "io/kotest/core/spec/",
          "io/kotlintest/",
          "org/spekframework/spek2/",
          "org/scalatest/",
          "org/specs2/");

  /** Engines that find tests only by the above. */
  private static final Set<String> ENGINES =
      Set.of(
          "org.junit.jupiter.engine.JupiterTestEngine",
          "org.junit.vintage.engine.VintageTestEngine",
          "org.junit.platform.suite.engine.SuiteTestEngine",
          "org.junit.support.testng.engine.TestNGTestEngine",
          "org.spockframework.runtime.SpockEngine",
          "io.cucumber.junit.platform.engine.CucumberTestEngine",
          "io.kotest.runner.junit.platform.KotestJunitPlatformTestEngine",
          "net.jqwik.engine.JqwikTestEngine",
          "com.tngtech.archunit.junit.ArchUnitTestEngine",
          "com.tngtech.archunit.junit.internal.ArchUnitTestEngine",
          "org.spekframework.spek2.junit.SpekTestEngine",
          "co.helmethair.scalatest.ScalatestEngine");

  private static final String NESTED = "org/junit/jupiter/api/Nested";

  private TestFrameworks() {}

  /** Whether an annotation marks tests. */
  static boolean isTest(String annotation) {
    return TESTS.contains(annotation);
  }

  /** Whether an annotation marks an inner class as a container of tests of the outer one. */
  static boolean isNested(String annotation) {
    return NESTED.equals(annotation);
  }

  /** Whether all subtypes of a type are tests. */
  static boolean isTestType(String type) {
    return TEST_TYPES.stream()
        .anyMatch(test -> test.endsWith("/") ? type.startsWith(test) : type.equals(test));
  }

  /** Whether an engine, a class name with dots, finds tests only as this class knows. */
  static boolean isKnownEngine(String engine) {
    return ENGINES.contains(engine);
  }

  /** Whether any framework but JUnit 3 is there: else Surefire runs methods named {@code test*}. */
  static boolean isAnyOn(ClassPathReader classPath) {
    return classPath.has("spock/lang/Specification") || TESTS.stream().anyMatch(classPath::has);
  }
}
