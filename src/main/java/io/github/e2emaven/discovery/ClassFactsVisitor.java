package io.github.e2emaven.discovery;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Collects the facts of one class file. */
final class ClassFactsVisitor extends ClassVisitor {

  private static final int API = Opcodes.ASM9;
  private static final String SUITE = "()Ljunit/framework/Test;";

  private final Set<String> annotations = new LinkedHashSet<>();
  private final List<String> memberClasses = new ArrayList<>();
  private final String name;
  private boolean local;
  private boolean suite;

  private ClassFactsVisitor(String name) {
    super(API);
    this.name = name;
  }

  /**
   * Reads a class file.
   *
   * @throws IndexOutOfBoundsException for a damaged one
   * @throws IllegalArgumentException for one that is compiled for a newer Java than ASM knows
   */
  static ClassFacts read(byte[] classFile) {
    var reader = new ClassReader(classFile);
    var visitor = new ClassFactsVisitor(reader.getClassName());
    reader.accept(
        visitor, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return visitor.facts(reader);
  }

  private ClassFacts facts(ClassReader reader) {
    return new ClassFacts(
        name, reader.getAccess(), local, ancestors(reader), annotations, memberClasses, suite);
  }

  private static List<String> ancestors(ClassReader reader) {
    var superclass = Stream.ofNullable(reader.getSuperName());
    return Stream.concat(superclass, Stream.of(reader.getInterfaces())).toList();
  }

  @Override
  public void visitInnerClass(
      String inner, @Nullable String outer, @Nullable String simpleName, int flags) {
    if (inner.equals(name)) {
      local = outer == null || simpleName == null;
    } else if (name.equals(outer)) {
      memberClasses.add(inner);
    }
  }

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return add(descriptor, visible);
  }

  @Override
  public MethodVisitor visitMethod(
      int flags,
      String method,
      String descriptor,
      @Nullable String signature,
      String[] exceptions) {
    suite |= method.equals("suite") && descriptor.equals(SUITE);
    return new MethodVisitor(API) {
      @Override
      public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
        return add(type, visible);
      }
    };
  }

  @Override
  public FieldVisitor visitField(
      int flags,
      String field,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    return new FieldVisitor(API) {
      @Override
      public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
        return add(type, visible);
      }
    };
  }

  private @Nullable AnnotationVisitor add(String descriptor, boolean visible) {
    if (visible) {
      annotations.add(Type.getType(descriptor).getInternalName());
    }
    return null;
  }
}
