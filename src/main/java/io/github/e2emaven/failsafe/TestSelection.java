package io.github.e2emaven.failsafe;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.surefire.api.testset.TestListResolver;
import org.jspecify.annotations.Nullable;

/**
 * Which tests a user asks for, in Surefire's own pattern language.
 *
 * @param includes Ant or {@code %regex[…]} patterns of class files
 * @param excludes patterns that win over the includes
 * @param filter {@code -Dit.test}: classes and methods, replaces both lists, unless it only takes
 *     something out of them, {@code !SlowE2E}; empty for none
 */
public record TestSelection(List<String> includes, List<String> excludes, String filter) {

  private static final List<String> DEFAULT_INCLUDES =
      List.of("**/*E2E.java", "**/E2E*.java", "**/*E2ETest.java");

  public TestSelection {
    includes = List.copyOf(includes);
    excludes = List.copyOf(excludes);
  }

  /**
   * The selection that the parameters describe.
   *
   * @param includes empty for the default ones
   * @param filter null for none
   */
  public static TestSelection of(
      List<String> includes, List<String> excludes, @Nullable String filter) {
    return new TestSelection(
        includes.isEmpty() ? DEFAULT_INCLUDES : includes, excludes, filter == null ? "" : filter);
  }

  /** All that the includes select, without excludes and filter. */
  TestSelection candidates() {
    return new TestSelection(includes, List.of(), "");
  }

  /** Whether a filter is set, {@code -Dit.test}. */
  public boolean isFiltered() {
    return !filter.isBlank();
  }

  /** Whether the filter picks methods, so that a selected class may have nothing to run. */
  public boolean picksMethods() {
    return isFiltered() && new TestListResolver(filter).hasMethodPatterns();
  }

  /** Whether the filter only takes classes or methods out of what the lists select. */
  boolean onlyExcludes() {
    return isFiltered()
        && Arrays.stream(filter.split(",", -1)).allMatch(part -> part.strip().startsWith("!"));
  }

  /** Whether a class file, relative to the test classes directory, is selected. */
  boolean selects(String classFile) {
    try {
      return (!isFiltered() || new TestListResolver(filter).shouldRun(classFile, null))
          && ((isFiltered() && !onlyExcludes())
              || new TestListResolver(includes, excludes).shouldRun(classFile, null));
    } catch (IllegalArgumentException e) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "Cannot read the patterns of <includes> %s, <excludes> %s or -Dit.test '%s': %s"
              .formatted(includes, excludes, filter, e.getMessage()),
          e);
    }
  }
}
