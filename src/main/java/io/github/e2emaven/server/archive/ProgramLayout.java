package io.github.e2emaven.server.archive;

import io.github.e2emaven.plan.JavaProgram;
import java.nio.file.Path;
import java.util.List;

/**
 * A program in a form whose classes the JVM can archive.
 *
 * @param program runs like the original
 * @param files all files that its classes are loaded from, in order
 */
record ProgramLayout(JavaProgram program, List<Path> files) {

  ProgramLayout {
    files = List.copyOf(files);
  }
}
