package io.github.e2emaven.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pipes that a child of this JVM writes its output to. Only the child and its descendants
 * inherit them, whatever becomes of their environment, parent and session; a reader of the pipes
 * waits for all of these. Linux only, elsewhere empty.
 *
 * @param names as {@code /proc/PID/fd} shows them, for example {@code pipe:[4711]}
 */
public record OutputPipes(Set<String> names) {

  /** No pipe. */
  public static final OutputPipes NONE = new OutputPipes(Set.of());

  private static final Path PROC = Path.of("/proc");

  public OutputPipes {
    names = Set.copyOf(names);
  }

  /** The pipes behind standard output and error of a running process. */
  public static OutputPipes of(ProcessId process) {
    var files = PROC.resolve(Long.toString(process.pid())).resolve("fd");
    var names =
        Stream.of("1", "2")
            .map(number -> target(files.resolve(number)))
            .filter(name -> name.startsWith("pipe:"))
            .collect(Collectors.toSet());
    return new OutputPipes(names);
  }

  /** The processes that have one of them open, without this JVM and its ancestors. */
  public Set<ProcessId> holders() {
    if (names.isEmpty()) {
      return Set.of();
    }
    return new ProcessSnapshot(SystemProcessTable.get().snapshot())
        .candidates().stream()
            .filter(entry -> holds(entry.pid()))
            .map(ProcessId::of)
            .collect(Collectors.toUnmodifiableSet());
  }

  private boolean holds(long pid) {
    try (Stream<Path> files = Files.list(PROC.resolve(Long.toString(pid)).resolve("fd"))) {
      return files.anyMatch(file -> names.contains(target(file)));
    } catch (IOException | UncheckedIOException e) {
      return false; // gone, or not readable for this user
    }
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
