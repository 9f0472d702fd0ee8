package io.github.e2emaven.plan;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A program that {@code java} runs: an executable jar, or a main class on a class path.
 *
 * @param java the launcher
 * @param jvmArguments of the JVM; may contain placeholders
 * @param classPath jars and directories, in order; the jar alone for {@code java -jar}
 * @param mainClass null for {@code java -jar}
 * @param arguments of the program; may contain placeholders
 */
public record JavaProgram(
    Path java,
    List<String> jvmArguments,
    List<Path> classPath,
    @Nullable String mainClass,
    List<String> arguments) {

  public JavaProgram {
    jvmArguments = List.copyOf(jvmArguments);
    classPath = List.copyOf(classPath);
    arguments = List.copyOf(arguments);
  }

  /** The command line. */
  public List<String> command() {
    return command(List.of());
  }

  /**
   * The command line with further arguments of the JVM.
   *
   * @param first they precede the program's own ones, which win
   */
  public List<String> command(List<String> first) {
    var command = new ArrayList<>(List.of(java.toString()));
    command.addAll(first);
    command.addAll(jvmArguments);
    command.addAll(
        mainClass == null
            ? List.of("-jar", joined(classPath))
            : List.of("-cp", joined(classPath), mainClass));
    command.addAll(arguments);
    return command;
  }

  /** The same program on another class path. */
  public JavaProgram on(List<Path> other) {
    return new JavaProgram(java, jvmArguments, other, mainClass, arguments);
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
