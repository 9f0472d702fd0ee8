package io.github.e2emaven.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pipes that a child of this JVM writes its output to. Nobody else ever got them but those that
 * the child started, and those that these started, whatever has become of their environment, parent
 * and session; and whoever reads them waits for all of these. Linux only, elsewhere empty.
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

  /** Those of a process that runs, by its standard output and error. */
  public static OutputPipes of(ProcessId process) {
    var files = PROC.resolve(Long.toString(process.pid())).resolve("fd");
    var names =
        Stream.of("1", "2")
            .map(number -> target(files.resolve(number)))
            .filter(name -> name.startsWith("pipe:"))
            .collect(Collectors.toSet());
    return new OutputPipes(names);
  }

  /** Who has one of them open; this JVM and its ancestors do not count. */
  public Set<ProcessId> holders() {
    if (names.isEmpty()) {
      return Set.of();
    }
    return new Snapshot(ProcessTable.system().snapshot())
        .candidates().stream()
            .filter(entry -> holds(entry.pid()))
            .map(ProcessEntry::id)
            .collect(Collectors.toUnmodifiableSet());
  }

  private boolean holds(long pid) {
    try (Stream<Path> files = Files.list(PROC.resolve(Long.toString(pid)).resolve("fd"))) {
      return files.anyMatch(file -> names.contains(target(file)));
    } catch (IOException | UncheckedIOException e) {
      return false; // gone, or not ours to look into
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
