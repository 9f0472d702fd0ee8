package io.github.e2emaven.application;

import io.github.e2emaven.plan.JavaProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Builds the command lines of the project's own programs.
 *
 * @param java the launcher of the project's JDK
 * @param classPath the project's runtime class path, in order
 */
public record JavaCommand(Path java, List<Path> classPath) {

  /**
   * A test server runs for seconds: the C1 compiler alone starts it in half the CPU time. A user's
   * own {@code -XX:TieredStopAtLevel=4} comes later and wins.
   */
  private static final String START_FAST = "-XX:TieredStopAtLevel=1";

  /**
   * What a killed server leaves in its temporary directory (Tomcat's work directories) is deleted
   * with the stack; the JVM does not read {@code TMPDIR}. A user's own value comes later and wins.
   */
  private static final String OWN_TEMPORARY = "-Djava.io.tmpdir=@{temporaryDirectory}";

  public JavaCommand {
    classPath = List.copyOf(classPath);
  }

  /**
   * A main class on the class path.
   *
   * @param jvmArguments follow the plugin's own ones, and win
   */
  public JavaProgram mainClass(String name, List<String> jvmArguments, List<String> arguments) {
    return new JavaProgram(java, withOwn(jvmArguments), classPath, name, arguments);
  }

  /**
   * An executable jar.
   *
   * @param jvmArguments follow the plugin's own ones, and win
   */
  public JavaProgram jar(Path jar, List<String> jvmArguments, List<String> arguments) {
    return new JavaProgram(java, withOwn(jvmArguments), List.of(jar), null, arguments);
  }

  private static List<String> withOwn(List<String> jvmArguments) {
    return Stream.concat(Stream.of(START_FAST, OWN_TEMPORARY), jvmArguments.stream()).toList();
  }
}
