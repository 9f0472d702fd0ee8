package io.github.e2emaven.discovery;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tells which classes may have tests: own and inherited ones, those of nested classes, and those
 * that another annotation stands for. Whatever the class path leaves open counts as a test, so that
 * a class without tests surely has none.
 */
public final class TestSearch implements AutoCloseable {

  private static final String ENGINES = "META-INF/services/org.junit.platform.engine.TestEngine";

  private final ClassPathReader classPath;
  private final boolean conventional;

  /**
   * Searches classes of a class path.
   *
   * @param classPath that of the test JVMs: directories and jars
   */
  public TestSearch(List<Path> classPath) {
    this.classPath = new ClassPathReader(classPath);
    this.conventional =
        TestFrameworks.isAnyOn(this.classPath) && engines().allMatch(TestFrameworks::isKnownEngine);
  }

  /**
   * Whether a class may have tests. Abstract classes, interfaces and local classes have none of
   * their own.
   *
   * @param name internal name, {@code com/acme/CartE2E$Empty}
   * @throws io.github.e2emaven.outcome.StageException for a damaged class file
   */
  public boolean mayHaveTests(String name) {
    return classPath
        .facts(name)
        .map(facts -> facts.isRunnable() && (!conventional || hasTests(name, new HashSet<>())))
        // compiled for a newer Java than ASM knows: the test JVM decides
        .orElse(true);
  }

  private boolean hasTests(String type, Set<String> seen) {
    if (!seen.add(type)) {
      return false;
    }
    return TestFrameworks.isTestType(type)
        || classPath
            .facts(type)
            .map(facts -> hasTests(facts, seen))
            .orElseGet(() -> !isOfTheJdk(type));
  }

  private boolean hasTests(ClassFacts facts, Set<String> seen) {
    return facts.suite()
        || isMarked(facts, TestFrameworks::isTest)
        || facts.memberClasses().stream().anyMatch(this::isNested)
        || facts.ancestors().stream().anyMatch(ancestor -> hasTests(ancestor, seen));
  }

  private boolean isNested(String memberClass) {
    return classPath
        .facts(memberClass)
        .map(facts -> isMarked(facts, TestFrameworks::isNested))
        .orElse(true);
  }

  private boolean isMarked(ClassFacts facts, Predicate<String> mark) {
    var seen = new HashSet<String>();
    return facts.annotations().stream().anyMatch(each -> stands(each, mark, seen));
  }

  /** Whether an annotation is, or is itself annotated with, one of the marks. */
  private boolean stands(String annotation, Predicate<String> mark, Set<String> seen) {
    if (!seen.add(annotation)) {
      return false;
    }
    return mark.test(annotation)
        || classPath
            .facts(annotation)
            .map(facts -> facts.annotations().stream().anyMatch(each -> stands(each, mark, seen)))
            .orElseGet(() -> !isOfTheJdk(annotation));
  }

  /** The JDK of the test JVMs may be another one, which has no tests either. */
  private static boolean isOfTheJdk(String type) {
    return ClassLoader.getPlatformClassLoader().getResource(type + ".class") != null;
  }

  private Stream<String> engines() {
    return classPath.all(ENGINES).stream()
        .flatMap(bytes -> new String(bytes, StandardCharsets.UTF_8).lines())
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty());
  }

  @Override
  public void close() {
    classPath.close();
  }
}
