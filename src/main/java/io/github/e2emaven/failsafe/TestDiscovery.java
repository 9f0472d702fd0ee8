package io.github.e2emaven.failsafe;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.TestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** Finds the test files in the compiled test classes. */
public final class TestDiscovery {

  /**
   * The test files of a project.
   *
   * @param selected the test files to run, sorted by class name
   * @param excluded number of classes that the includes select and the excludes or the filter do
   *     not
   */
  public record Found(List<TestFile> selected, int excluded) {
    public Found {
      selected = List.copyOf(selected);
    }
  }

  private static final int NO_TEST_CLASS =
      Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE | Opcodes.ACC_MODULE;

  private final Path testClasses;

  /** Searches {@code target/test-classes} and below. */
  public TestDiscovery(Path testClasses) {
    this.testClasses = testClasses;
  }

  /**
   * Finds test files. Abstract classes and interfaces are never test files, whatever their name.
   *
   * @throws StageException for a pattern or a class file that cannot be read
   */
  public Found find(TestSelection selection) {
    var selected = matching(selection);
    var all = matching(selection.candidates());
    var excluded = all.stream().filter(file -> !selected.contains(file)).count();
    return new Found(selected, (int) excluded);
  }

  private List<TestFile> matching(TestSelection selection) {
    return classFiles().stream()
        .filter(selection::selects)
        .filter(this::isConcrete)
        .map(TestDiscovery::testFile)
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
          .filter(name -> name.endsWith(".class") && !name.contains("$"))
          .toList();
    } catch (IOException e) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "Cannot read the test classes in %s: %s".formatted(testClasses, e),
          e);
    }
  }

  private boolean isConcrete(String classFile) {
    try {
      var access = new ClassReader(Files.readAllBytes(testClasses.resolve(classFile))).getAccess();
      return (access & NO_TEST_CLASS) == 0;
    } catch (IndexOutOfBoundsException e) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "Cannot read test class %s, which is damaged: compile it again".formatted(classFile),
          e);
    } catch (IllegalArgumentException e) {
      // compiled for a newer Java than ASM knows: the test JVM decides
      return true;
    } catch (IOException e) {
      throw new StageException(
          RunStage.CONFIGURATION, "Cannot read test class %s: %s".formatted(classFile, e), e);
    }
  }

  private static TestFile testFile(String classFile) {
    var withoutEnding = classFile.substring(0, classFile.length() - ".class".length());
    return new TestFile(withoutEnding.replace('/', '.'));
  }
}
