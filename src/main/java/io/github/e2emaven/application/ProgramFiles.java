package io.github.e2emaven.application;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files and directories that a command names, its class path included.
 *
 * @param base the project's directory, against which relative paths are resolved
 */
public record ProgramFiles(Path base) {

  private static final Pattern UNASKED = Pattern.compile("application.*|\\.env|config");

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
   * What a program may read beside that: files that the values of options and variables name, and
   * directories of sources, as in {@code --spring.config.location=file:src/e2e/}. Other directories
   * may be huge, or change with each run; so does a log.
   */
  public Stream<Path> configuration(Collection<String> values) {
    return values.stream()
        .flatMap(value -> Arrays.stream(value.split("[=,;:@]")))
        .flatMap(value -> existing(value).stream())
        .filter(path -> Files.isRegularFile(path) || path.startsWith(base.resolve("src")))
        .filter(path -> !path.toString().endsWith(".log"));
  }

  /** What frameworks read from a working directory without being told to. */
  public static Stream<Path> unasked(Path workingDirectory) {
    try (var files = Files.list(workingDirectory)) {
      return files
          .filter(file -> UNASKED.matcher(file.getFileName().toString()).matches())
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      return Stream.empty(); // of the stack, and made later
    }
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
