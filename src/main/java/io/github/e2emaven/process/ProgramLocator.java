package io.github.e2emaven.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds programs as a shell does: with a session prefix, a missing program would show only as an
 * exit code.
 */
record ProgramLocator(String searchPath) {

  /**
   * The absolute path of a program.
   *
   * @param directory what a name with a slash is relative to
   * @throws IOException when the program does not exist or is not executable
   */
  String find(String name, Path directory) throws IOException {
    if (isWindows()) {
      return name;
    }
    var found = name.contains("/") ? executable(directory.resolve(name)) : locate(name);
    return found
        .orElseThrow(() -> new IOException("not found, or not executable"))
        .toAbsolutePath()
        .toString();
  }

  /** The program of this name in the search path. */
  Optional<Path> locate(String name) {
    return Stream.of(searchPath.split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .flatMap(entry -> executable(Path.of(entry).resolve(name)).stream())
        .findFirst();
  }

  private static Optional<Path> executable(Path file) {
    return Optional.of(file).filter(Files::isExecutable).filter(Files::isRegularFile);
  }

  private static boolean isWindows() {
    return File.separatorChar == '\\';
  }
}
