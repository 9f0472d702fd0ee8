package io.github.e2emaven.discovery;

import io.github.e2emaven.plan.TestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;

/**
 * The classes and interfaces that test classes inherit from, as far as they are test classes, too.
 *
 * @param testClasses directory of the compiled test classes
 */
public record ClassAncestry(Path testClasses) {

  /** Names of all ancestors of a test class; those of an unreadable class are unknown. */
  public Set<String> of(TestFile file) {
    var found = new HashSet<String>();
    addAncestors(file.className(), found);
    return found;
  }

  private void addAncestors(String className, Set<String> found) {
    try {
      var path = testClasses.resolve(new TestFile(className).classFile());
      if (Files.isRegularFile(path)) {
        parents(new ClassReader(Files.readAllBytes(path)))
            .filter(found::add)
            .forEach(parent -> addAncestors(parent, found));
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // damaged, or for a newer Java than ASM knows: the test JVM has its own opinion of it
    }
  }

  private static Stream<String> parents(ClassReader reader) {
    return Stream.concat(
            Stream.ofNullable(reader.getSuperName()), Arrays.stream(reader.getInterfaces()))
        .map(name -> Type.getObjectType(name).getClassName());
  }
}
