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
 * @param filter classes and methods, those of nested classes included; empty for none
 * @param origin where the filter comes from
 */
public record TestSelection(
    List<String> includes, List<String> excludes, String filter, FilterOrigin origin) {

  private static final List<String> DEFAULT_INCLUDES =
      List.of("**/*E2E.java", "**/E2E*.java", "**/*E2ETest.java");

  /** Where a filter comes from. */
  public enum FilterOrigin {
    /** {@code -Dit.test}: replaces both lists, unless it only takes something out of them. */
    COMMAND_LINE,
    /** {@code <test>} of Failsafe's own configuration: narrows what the lists select. */
    FAILSAFE
  }

  public TestSelection {
    includes = List.copyOf(includes);
    excludes = List.copyOf(excludes);
  }

  /** A selection with the filter of the command line; empty for none. */
  public TestSelection(List<String> includes, List<String> excludes, String filter) {
    this(includes, excludes, filter, FilterOrigin.COMMAND_LINE);
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

  /**
   * This selection, narrowed by {@code <test>} of Failsafe's configuration; {@code -Dit.test} wins.
   *
   * @param test its value; blank for none
   */
  public TestSelection narrowedBy(String test) {
    return isFiltered() ? this : new TestSelection(includes, excludes, test, FilterOrigin.FAILSAFE);
  }

  /** All that the includes select, without excludes and filter. */
  TestSelection candidates() {
    return new TestSelection(includes, List.of(), "");
  }

  /** Whether a filter is set. */
  public boolean isFiltered() {
    return !filter.isBlank();
  }

  /** The filter as a user wrote it, {@code -Dit.test=FooE2E}; empty for none. */
  public String filterSource() {
    if (!isFiltered()) {
      return "";
    }
    return origin == FilterOrigin.FAILSAFE
        ? "<test>%s</test> of maven-failsafe-plugin".formatted(filter)
        : "-Dit.test=" + filter;
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

  /**
   * Whether a class is selected. As in Failsafe, only a filter selects nested classes by
   * themselves.
   *
   * @param classFile relative to the test classes directory
   */
  boolean selects(String classFile) {
    try {
      return (namesClasses() || classFile.equals(topLevel(classFile)))
          && new TestListResolver(filter).shouldRun(classFile, null)
          && (replacesLists() || listsSelect(topLevel(classFile)));
    } catch (IllegalArgumentException e) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "Cannot read the patterns of <includes> %s, <excludes> %s or -Dit.test '%s': %s"
              .formatted(includes, excludes, filter, e.getMessage()),
          e);
    }
  }

  private boolean namesClasses() {
    return isFiltered() && !onlyExcludes();
  }

  private boolean replacesLists() {
    return origin == FilterOrigin.COMMAND_LINE && namesClasses();
  }

  private boolean listsSelect(String classFile) {
    return new TestListResolver(includes, excludes).shouldRun(classFile, null);
  }

  /** The class file of the top-level class that a class is nested in, or is. */
  static String topLevel(String classFile) {
    int nested = classFile.indexOf('$', classFile.lastIndexOf('/') + 2);
    return nested < 0 ? classFile : classFile.substring(0, nested) + ".class";
  }
}
