package io.github.e2emaven.postgres;

import io.github.e2emaven.process.ExitStatus;
import io.github.e2emaven.process.ProcessStarter;
import io.github.e2emaven.process.RunningProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Starts real processes and records the launches. */
public final class TestStarter implements ProcessStarter {

  private final List<ProcessStarter.Launch> launches =
      Collections.synchronizedList(new ArrayList<>());

  public List<ProcessStarter.Launch> launches() {
    return launches;
  }

  @Override
  public RunningProcess start(ProcessStarter.Launch launch) {
    launches.add(launch);
    var builder = new ProcessBuilder(launch.command());
    builder.environment().putAll(launch.environment());
    builder.directory(launch.directory().toFile());
    builder.redirectInput(new File("/dev/null"));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
    try {
      return new Started(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Started(Process process, CompletableFuture<ExitStatus> exit)
      implements RunningProcess {

    Started(Process process) {
      this(process, process.onExit().thenApply(ended -> new ExitStatus(ended.exitValue())));
    }

    @Override
    public long pid() {
      return process.pid();
    }
  }
}
