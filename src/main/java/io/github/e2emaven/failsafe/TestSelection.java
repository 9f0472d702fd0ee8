package io.github.e2emaven.failsafe;

import io.github.e2emaven.outcome.Stage;
import io.github.e2emaven.outcome.StageException;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.surefire.api.testset.TestListResolver;

/**
 * Which test classes a user asks for, in Surefire's own pattern language.
 *
 * @param includes Ant or {@code %regex[…]} patterns of class files
 * @param excludes patterns that win over the includes
 * @param filter {@code -Dit.test}: classes and methods, replaces both lists, unless it only takes
 *     something out of them, {@code !SlowE2E}; empty for none
 */
public record TestSelection(List<String> includes, List<String> excludes, String filter) {

  public TestSelection {
    includes = List.copyOf(includes);
    excludes = List.copyOf(excludes);
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
          Stage.CONFIGURATION,
          "<includes>, <excludes> or -Dit.test cannot be read: " + e.getMessage(),
          e);
    }
  }
}
