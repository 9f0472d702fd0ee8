package io.github.e2emaven.failsafe;

import java.util.List;
import org.apache.maven.surefire.api.testset.TestListResolver;

/**
 * Which test classes a user asks for, in Surefire's own pattern language.
 *
 * @param includes Ant or {@code %regex[…]} patterns of class files
 * @param excludes patterns that win over the includes
 * @param filter {@code -Dit.test}: classes and methods, replaces both lists; empty for none
 */
public record TestSelection(List<String> includes, List<String> excludes, String filter) {

  /** Copies the lists. */
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

  /** Whether a class file, relative to the test classes directory, is selected. */
  boolean selects(String classFile) {
    return resolver().shouldRun(classFile, null);
  }

  private TestListResolver resolver() {
    return isFiltered() ? new TestListResolver(filter) : new TestListResolver(includes, excludes);
  }
}
