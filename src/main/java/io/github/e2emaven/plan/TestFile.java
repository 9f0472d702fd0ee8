package io.github.e2emaven.plan;

/**
 * One top-level E2E test class: the unit of parallelism, isolation and retry.
 *
 * @param className fully qualified, {@code com.acme.OwnerSearchE2E}
 */
public record TestFile(String className) implements Comparable<TestFile> {

  /** The class name without its package. */
  public String simpleName() {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /** The class file relative to the test classes directory, with forward slashes. */
  public String classFile() {
    return className.replace('.', '/') + ".class";
  }

  @Override
  public int compareTo(TestFile other) {
    return className.compareTo(other.className);
  }
}
