package io.github.e2emaven.failsafe;

import static java.util.stream.Collectors.joining;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.TestFile;
import java.util.List;
import java.util.Optional;
import org.apache.maven.surefire.api.testset.TestListResolver;
import org.jspecify.annotations.Nullable;

/**
 * Which tests a user asks for, in Surefire's own pattern language. As in Failsafe, a filter
 * replaces both lists, even one that only excludes; and only a filter selects nested classes by
 * themselves.
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

  /** Test files in a message. */
  private static final int MOST_NAMED = 3;

  /** Where a filter comes from. */
  public enum FilterOrigin {
    /** {@code -Dit.test}. */
    COMMAND_LINE,
    /** {@code <test>} of Failsafe's own configuration. */
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
   * This selection with {@code <test>} of Failsafe's configuration, unless it has a filter.
   *
   * @param test its value; blank for none
   */
  public TestSelection orFilter(String test) {
    return isFiltered() ? this : new TestSelection(includes, excludes, test, FilterOrigin.FAILSAFE);
  }

  /** All that the includes select, without excludes and filter. */
  TestSelection candidates() {
    return new TestSelection(includes, List.of(), "");
  }

  /** What the lists select. */
  TestSelection unfiltered() {
    return new TestSelection(includes, excludes, "");
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

  /**
   * What to tell users whose filter selects test files that the lists do not, without naming them:
   * one that only excludes, or {@code <test>} of Failsafe's configuration.
   *
   * @param beyond these test files
   * @return empty when there is nothing to tell
   */
  public Optional<String> surprise(List<TestFile> beyond) {
    if (beyond.isEmpty() || (origin == FilterOrigin.COMMAND_LINE && !onlyExcludes())) {
      return Optional.empty();
    }
    var names = beyond.stream().limit(MOST_NAMED).map(TestFile::simpleName).collect(joining(", "));
    return Optional.of(
        "%s replaces <includes> and <excludes>, as in Failsafe: it also selects %s%s. To stay within them, repeat them in the filter, for example -Dit.test='*E2E,!SlowE2E'"
            .formatted(
                filterSource(),
                names,
                beyond.size() > MOST_NAMED
                    ? " and %d more".formatted(beyond.size() - MOST_NAMED)
                    : ""));
  }

  /** Whether the filter picks methods, so that a selected class may have nothing to run. */
  public boolean picksMethods() {
    return isFiltered() && new TestListResolver(filter).hasMethodPatterns();
  }

  /** Whether the filter only excludes, and so selects all other classes. */
  boolean onlyExcludes() {
    return isFiltered() && new TestListResolver(filter).getIncludedPatterns().isEmpty();
  }

  /**
   * Whether a class is selected.
   *
   * @param classFile relative to the test classes directory
   */
  boolean selects(String classFile) {
    try {
      return isFiltered()
          ? new TestListResolver(filter).shouldRun(classFile, null)
          : classFile.equals(topLevel(classFile)) && listsSelect(classFile);
    } catch (IllegalArgumentException e) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "Cannot read the patterns of <includes> %s, <excludes> %s or -Dit.test '%s': %s"
              .formatted(includes, excludes, filter, e.getMessage()),
          e);
    }
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
