package io.github.e2emaven.failsafe;

import io.github.e2emaven.outcome.Stage;
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
   * What was found.
   *
   * @param selected what runs, by class name
   * @param excluded how many top-level classes with tests to run were left out by the patterns
   */
  public record Found(List<TestFile> selected, int excluded) {
    public Found {
      selected = List.copyOf(selected);
    }
  }

  private static final int NO_TEST_CLASS =
      Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE | Opcodes.ACC_MODULE;

  private final Path testClasses;

  /** Looks below {@code target/test-classes}. */
  public TestDiscovery(Path testClasses) {
    this.testClasses = testClasses;
  }

  /**
   * Abstract classes and interfaces are never test files, whatever their name.
   *
   * @param selection what the user asks for
   * @param candidates what counts as excluded when it is not selected: the includes alone
   */
  public Found find(TestSelection selection, TestSelection candidates) {
    var selected = matching(selection);
    var all = matching(candidates);
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
          Stage.CONFIGURATION, "cannot read the test classes in " + testClasses, e);
    }
  }

  private boolean isConcrete(String classFile) {
    try {
      var access = new ClassReader(Files.readAllBytes(testClasses.resolve(classFile))).getAccess();
      return (access & NO_TEST_CLASS) == 0;
    } catch (IndexOutOfBoundsException e) {
      throw new StageException(
          Stage.CONFIGURATION, "test class %s is damaged: compile again".formatted(classFile), e);
    } catch (IllegalArgumentException e) {
      // Compiled for a Java newer than ASM knows: let the test JVM decide.
      return true;
    } catch (IOException e) {
      throw new StageException(Stage.CONFIGURATION, "cannot read test class " + classFile, e);
    }
  }

  private static TestFile testFile(String classFile) {
    var withoutEnding = classFile.substring(0, classFile.length() - ".class".length());
    return new TestFile(withoutEnding.replace('/', '.'));
  }
}
