package io.github.e2emaven.planning;

import io.github.e2emaven.application.ExecutableJar;
import io.github.e2emaven.plan.JavaProgram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The program that is started as the server.
 *
 * @param command program and arguments; empty for none
 * @param java what the command runs; null for a {@code <command>}
 * @param jar what it runs if that is an executable jar; else null
 */
record ServerProgram(
    List<String> command, @Nullable JavaProgram java, @Nullable ExecutableJar jar) {

  static final ServerProgram NONE = new ServerProgram(List.of(), null, null);

  ServerProgram {
    command = List.copyOf(command);
  }

  static ServerProgram of(JavaProgram java, @Nullable ExecutableJar jar) {
    return new ServerProgram(java.command(), java, jar);
  }

  /** Whether it may start from a class-data archive, which is not known of Quarkus' fast-jar. */
  @Nullable JavaProgram archivable() {
    return jar != null && jar.isFastJar() ? null : java;
  }
}
