package io.github.e2emaven.process;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Starts each process as the leader of its own session, so that Ctrl-C in Maven's terminal does not
 * reach it: by {@code setsid} (Linux) or perl (macOS), both of which keep the pid. Without either,
 * the process stays in Maven's session.
 */
public final class SessionStarter implements ProcessStarter {

  private static final String PERL =
      "use POSIX (); POSIX::setsid(); exec { $ARGV[0] } @ARGV or exit 127";

  private final ProgramLocator programs;

  /** Finds programs on this JVM's {@code PATH}. */
  public SessionStarter() {
    this(new ProgramLocator(System.getenv().getOrDefault("PATH", "")));
  }

  SessionStarter(ProgramLocator programs) {
    this.programs = programs;
  }

  @Override
  public RunningProcess start(ProcessStarter.Launch launch) {
    try {
      var builder = builder(launch).redirectInput(Redirect.from(new File(nothing())));
      return new Leader(builder.start());
    } catch (IOException | OutOfMemoryError e) {
      throw cannotStart(launch, e);
    }
  }

  /**
   * Starts a process that outlives this JVM on purpose: with a pipe as standard input, and with the
   * launch's environment alone, so that it inherits no cookie.
   *
   * @throws UncheckedIOException when the program cannot be started
   */
  public PipedProcess startPiped(ProcessStarter.Launch launch) {
    try {
      var builder = builder(launch);
      builder.environment().clear();
      builder.environment().putAll(launch.environment());
      var process = builder.start();
      return new PipedProcess(process.pid(), process.getOutputStream());
    } catch (IOException | OutOfMemoryError e) {
      throw cannotStart(launch, e);
    }
  }

  /**
   * A process with a pipe from this JVM.
   *
   * @param pid process id
   * @param input its standard input; the operating system closes it when this JVM exits, killed or
   *     not: no child of the JDK inherits a copy
   */
  public record PipedProcess(long pid, OutputStream input) {}

  private ProcessBuilder builder(ProcessStarter.Launch launch) throws IOException {
    var command = new ArrayList<>(sessionPrefix());
    command.add(programs.find(launch.command().get(0), launch.directory()));
    command.addAll(launch.command().subList(1, launch.command().size()));
    Files.createDirectories(launch.log().toAbsolutePath().getParent());
    var builder = new ProcessBuilder(command).directory(launch.directory().toFile());
    builder.environment().keySet().removeAll(launch.absent());
    builder.environment().putAll(launch.environment());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(launch.log().toFile()));
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

  /**
   * An error means that the JDK has no thread for the process, which it has started before: that is
   * found by its cookie.
   */
  private static UncheckedIOException cannotStart(ProcessStarter.Launch launch, Throwable e) {
    return new UncheckedIOException(
        "Cannot start %s: %s".formatted(launch.command().get(0), e.getMessage()),
        e instanceof IOException problem ? problem : new IOException(e));
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
