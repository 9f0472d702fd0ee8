package io.github.e2emaven.server.archive;

import io.github.e2emaven.files.LogTail;
import io.github.e2emaven.plan.JavaProgram;
import io.github.e2emaven.process.ProcessStarter;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Proves a new archive: a JVM with the server's options checks all of it and starts from it.
 *
 * @param starter starts the JVM, which prints its version and exits
 * @param options of the server's JVM
 * @param program the server
 */
record ArchiveProof(ProcessStarter starter, JvmOptions options, JavaProgram program) {

  private static final int LIMIT_SECONDS = 60;

  /** What the JVM says against the archive; empty when it starts from it. */
  Optional<String> objection(ArchiveKind kind, Path directory) {
    var log = directory.resolve("proof.log");
    try {
      var jvm =
          starter.start(
              new ProcessStarter.Launch(command(kind, directory), Map.of(), directory, log));
      var status = jvm.exit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
      return status.isSuccess()
          ? Optional.empty()
          : Optional.of(status + ": " + String.join(" ", LogTail.read(log, 3)));
    } catch (UncheckedIOException | TimeoutException | ExecutionException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  private List<String> command(ArchiveKind kind, Path directory) {
    var command = new ArrayList<>(List.of(program.java().toString()));
    command.addAll(options.forProof());
    command.addAll(kind.requiring(directory));
    command.addAll(
        List.of(
            "-cp",
            program.classPath().stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)),
            "-version"));
    return command;
  }
}
