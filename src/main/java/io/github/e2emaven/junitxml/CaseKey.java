package io.github.e2emaven.junitxml;

import java.util.HashMap;
import java.util.Map;

/**
 * A test that is the same one in several attempts.
 *
 * @param className as the report names it
 * @param name as the report names it
 * @param occurrence 1 for the first of this name; frameworks do repeat names
 */
record CaseKey(String className, String name, int occurrence) {

  /** Numbers the occurrences within one attempt. */
  static final class Counter {
    private final Map<CaseKey, Integer> seen = new HashMap<>();

    CaseKey next(String className, String name) {
      var first = new CaseKey(className, name, 1);
      return new CaseKey(className, name, seen.merge(first, 1, Integer::sum));
    }
  }
}
