package io.github.e2emaven.outcome;

import io.github.e2emaven.plan.TestFile;

/** How a report names its class. */
public enum ReportNames {
  /** By the class: at least one suite or test has its name or that of a nested class. */
  CLASSES,
  /** By a phrase, with Surefire's {@code usePhrased…} parameters: the class cannot be verified. */
  PHRASES;

  /** Whether a suite or test of this name belongs to the file. */
  public boolean belongs(String name, TestFile file) {
    var rest = name.startsWith(file.className()) ? name.substring(file.className().length()) : "?";
    // "(" begins Surefire's reportNameSuffix
    return this == PHRASES || rest.isEmpty() || rest.startsWith("$") || rest.startsWith("(");
  }
}
