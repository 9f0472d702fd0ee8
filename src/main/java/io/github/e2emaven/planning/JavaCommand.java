package io.github.e2emaven.planning;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the command lines of the project's own programs.
 *
 * @param java the launcher of the project's JDK
 * @param classPath the project's runtime class path, in order
 */
record JavaCommand(Path java, List<Path> classPath) {

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

  JavaCommand {
    classPath = List.copyOf(classPath);
  }

  List<String> mainClass(String name, List<String> jvmArguments, List<String> arguments) {
    var paths = classPath.stream().map(Path::toString).toList();
    return join(
        jvmArguments, List.of("-cp", String.join(File.pathSeparator, paths), name), arguments);
  }

  List<String> jar(Path jar, List<String> jvmArguments, List<String> arguments) {
    return join(jvmArguments, List.of("-jar", jar.toString()), arguments);
  }

  private List<String> join(List<String> jvm, List<String> program, List<String> arguments) {
    var command = new ArrayList<>(List.of(java.toString(), START_FAST, OWN_TEMPORARY));
    command.addAll(jvm);
    command.addAll(program);
    command.addAll(arguments);
    return command;
  }
}
