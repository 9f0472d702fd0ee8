package io.github.e2emaven.failsafe;

import io.github.e2emaven.plan.StackAddress;
import java.nio.file.Path;

/**
 * What Failsafe needs on disk for one test JVM. The temporary directory is one's own: Failsafe
 * deletes the whole of it after each execution.
 *
 * @param summary its summary XML
 * @param temporaryName its temporary directory, relative to {@code target}
 */
record ForkFiles(Path summary, String temporaryName) {

  static ForkFiles of(StackAddress stack) {
    return new ForkFiles(stack.directory().path().resolve("failsafe-summary.xml"), stack.cookie());
  }
}
