package io.github.e2emaven.failsafe;

import io.github.e2emaven.discovery.TestSearch;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.TestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the test files in the compiled test classes. */
public final class TestDiscovery {

  /**
   * The test files of a project.
   *
   * @param selected the test files to run, sorted by class name
   * @param excluded number of test files that the includes select and the excludes or the filter do
   *     not
   * @param beyond those of {@code selected} that the filter selects, and the lists do not
   */
  public record Found(List<TestFile> selected, int excluded, List<TestFile> beyond) {
    public Found {
      selected = List.copyOf(selected);
      beyond = List.copyOf(beyond);
    }

    /** Whether a filter selects test files, but none of those that the lists select. */
    public boolean isAllBeyond() {
      return !selected.isEmpty() && beyond.equals(selected);
    }
  }

  private static final String CLASS_FILE = ".class";

  private final Path testClasses;
  private final List<Path> classPath;

  /**
   * Searches {@code target/test-classes} and below.
   *
   * @param testClasses the directory
   * @param classPath of the test JVMs, to follow superclasses and annotations
   */
  public TestDiscovery(Path testClasses, List<Path> classPath) {
    this.testClasses = testClasses;
    this.classPath = Stream.concat(Stream.of(testClasses), classPath.stream()).toList();
  }

  /**
   * Finds test files: classes that are selected and may have tests, or have such a nested class.
   *
   * @throws StageException for a pattern, a class file or a jar that cannot be read
   */
  public Found find(TestSelection selection) {
    var classFiles = classFiles();
    if (classFiles.isEmpty()) {
      return new Found(List.of(), 0, List.of());
    }
    try (var tests = new TestSearch(classPath)) {
      var selected = matching(classFiles, selection, tests);
      var all = matching(classFiles, selection.candidates(), tests);
      var listed = matching(classFiles, selection.unfiltered(), tests);
      return new Found(selected, without(all, selected).size(), without(selected, listed));
    }
  }

  private static List<TestFile> without(List<TestFile> files, List<TestFile> others) {
    return files.stream().filter(file -> !others.contains(file)).toList();
  }

  private static List<TestFile> matching(
      List<String> classFiles, TestSelection selection, TestSearch tests) {
    return classFiles.stream()
        .filter(selection::selects)
        .filter(classFile -> tests.mayHaveTests(withoutEnding(classFile)))
        .map(TestSelection::topLevel)
        .distinct()
        .map(classFile -> new TestFile(withoutEnding(classFile).replace('/', '.')))
        .sorted()
        .toList();
  }

  private List<String> classFiles() {
    if (!Files.isDirectory(testClasses)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(testClasses)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> testClasses.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(CLASS_FILE))
          .toList();
    } catch (IOException e) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "Cannot read the test classes in %s: %s".formatted(testClasses, e),
          e);
    }
  }

  private static String withoutEnding(String classFile) {
    return classFile.substring(0, classFile.length() - CLASS_FILE.length());
  }
}
