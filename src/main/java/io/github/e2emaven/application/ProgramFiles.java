package io.github.e2emaven.application;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files and directories that a command names, its class path included.
 *
 * @param base the project's directory, against which relative paths are resolved
 */
public record ProgramFiles(Path base) {

  /** All that exist. */
  public Stream<Path> of(List<String> command) {
    return command.stream()
        .flatMap(argument -> Arrays.stream(argument.split(File.pathSeparator)))
        .flatMap(argument -> existing(argument).stream())
        .map(ProgramFiles::whole);
  }

  /** Quarkus' fast-jar is a directory, of which the command names one file. */
  private static Path whole(Path file) {
    return file.endsWith(ExecutableJar.FAST_JAR) ? file.resolveSibling("") : file;
  }

  /**
   * The file or directory that an argument or a class path entry names; not a parent directory of
   * the project, such as {@code /}, which is never a program and may be the whole disk.
   */
  public Optional<Path> existing(String argument) {
    return Optional.of(argument)
        .filter(it -> it.contains("/") && !it.contains("@{"))
        .map(it -> base.resolve(it).normalize())
        .filter(path -> !base.startsWith(path))
        .filter(path -> path.toFile().exists());
  }
}
