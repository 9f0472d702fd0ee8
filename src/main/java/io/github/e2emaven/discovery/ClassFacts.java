package io.github.e2emaven.discovery;

import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/**
 * What a class file says of a class. All names are internal ones, {@code com/acme/CartE2E$Empty}.
 *
 * @param name of the class
 * @param access its flags, as in the class file
 * @param local whether it is anonymous or declared in a method
 * @param ancestors its superclass and its interfaces
 * @param annotations those of the class and of its members that are visible at run time
 * @param memberClasses the classes that it declares
 * @param suite whether it has the {@code suite()} of JUnit 3
 */
record ClassFacts(
    String name,
    int access,
    boolean local,
    List<String> ancestors,
    Set<String> annotations,
    List<String> memberClasses,
    boolean suite) {

  private static final int NOT_INSTANTIABLE =
      Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE | Opcodes.ACC_MODULE;

  ClassFacts {
    ancestors = List.copyOf(ancestors);
    annotations = Set.copyOf(annotations);
    memberClasses = List.copyOf(memberClasses);
  }

  /** Whether a test engine can run it: it is neither abstract nor an interface nor local. */
  boolean isRunnable() {
    return !local && (access & NOT_INSTANTIABLE) == 0;
  }
}
