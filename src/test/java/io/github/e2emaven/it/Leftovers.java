package io.github.e2emaven.it;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Processes that a run should have ended: by its id in their environment or command line, or at
 * work in the project's {@code target}. Looks into {@code /proc}; finds nothing where there is
 * none.
 */
final class Leftovers {

  private static final Path PROC = Path.of("/proc");
  private static final int PATIENCE_IN_SECONDS = 20;

  private final Path module;
  private final List<String> runIds;

  Leftovers(Path module, List<String> runIds) {
    this.module = module;
    this.runIds = runIds;
  }

  /** Waits a while for those that are about to end, then fails for the others. */
  void haveEnded() {
    if (Files.isDirectory(PROC.resolve("self"))) {
      processes().filter(this::isOurs).forEach(Leftovers::hasEnded);
    }
  }

  private boolean isOurs(Path process) {
    var environment = text(process.resolve("environ"));
    var command = text(process.resolve("cmdline"));
    return runIds.stream()
            .anyMatch(id -> environment.contains("E2E_RUN_ID=" + id) || command.contains(id))
        || command.contains(module.resolve("target") + "/");
  }

  private static void hasEnded(Path process) {
    var command = text(process.resolve("cmdline"));
    var handle = ProcessHandle.of(Long.parseLong(process.getFileName().toString()));
    if (handle.isEmpty() || isZombie(process)) {
      return;
    }
    try {
      handle.get().onExit().get(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      if (!isZombie(process)) {
        fail("Process " + handle.get().pid() + " has outlived its run: " + command);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Path> processes() {
    try (var entries = Files.list(PROC)) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches("\\d+"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isZombie(Path process) {
    var stat = text(process.resolve("stat"));
    return stat.isEmpty() || "ZX".indexOf(stat.charAt(stat.lastIndexOf(')') + 2)) >= 0;
  }

  // A process that has ended meanwhile reads as nothing.
  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace('\0', ' ');
    } catch (IOException e) {
      return "";
    }
  }
}
