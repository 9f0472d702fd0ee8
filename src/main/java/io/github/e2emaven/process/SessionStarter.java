package io.github.e2emaven.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Starts each process as the leader of a session of its own, so that Ctrl-C in Maven's terminal
 * does not reach it: by {@code setsid} (Linux) or perl (macOS), both of which keep the pid. Where
 * there is neither, the process stays in Maven's session.
 */
public final class SessionStarter implements ProcessStarter {

  private static final String PERL =
      "use POSIX (); POSIX::setsid(); exec { $ARGV[0] } @ARGV or exit 127";

  private final ProgramLocator programs;

  /** Looks for programs on this JVM's {@code PATH}. */
  public SessionStarter() {
    this(new ProgramLocator(System.getenv().getOrDefault("PATH", "")));
  }

  SessionStarter(ProgramLocator programs) {
    this.programs = programs;
  }

  @Override
  public RunningProcess start(ProcessLaunch launch) {
    try {
      var builder = builder(launch).redirectInput(Redirect.from(new File(nothing())));
      return new Leader(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + launch.command(), e);
    }
  }

  /** Starts a process that is talked to, and that gets no variable but the launch's own. */
  PipedProcess startPiped(ProcessLaunch launch) {
    try {
      var builder = builder(launch);
      builder.environment().clear();
      builder.environment().putAll(launch.environment());
      var process = builder.start();
      return new PipedProcess(new Leader(process), process.getOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + launch.command(), e);
    }
  }

  private ProcessBuilder builder(ProcessLaunch launch) throws IOException {
    var command = new ArrayList<>(launch.command());
    command.set(0, programs.find(command.get(0), launch.directory()));
    Files.createDirectories(launch.log().toAbsolutePath().getParent());
    var builder = new ProcessBuilder(inSession(command)).directory(launch.directory().toFile());
    builder.environment().putAll(launch.environment());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(launch.log().toFile()));
  }

  private List<String> inSession(List<String> command) {
    var prefixed = new ArrayList<>(sessionPrefix());
    prefixed.addAll(command);
    return prefixed;
  }

  private List<String> sessionPrefix() {
    return programs
        .locate("setsid")
        .map(setsid -> List.of(setsid.toString()))
        .or(() -> programs.locate("perl").map(perl -> List.of(perl.toString(), "-e", PERL, "--")))
        .orElse(List.of());
  }

  private static String nothing() {
    return Path.of("/dev/null").toFile().exists() ? "/dev/null" : "NUL";
  }

  private record Leader(long pid, Optional<ProcessId> id, CompletableFuture<ExitStatus> exit)
      implements RunningProcess {
    Leader(Process process) {
      this(
          process.pid(),
          ProcessId.of(process.pid()),
          process.onExit().thenApply(ended -> new ExitStatus(ended.exitValue())));
    }
  }
}
