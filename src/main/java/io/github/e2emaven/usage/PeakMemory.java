package io.github.e2emaven.usage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oshi.SystemInfo;
import oshi.software.os.OperatingSystem;

/** The resident memory of a process. */
interface PeakMemory {

  /** Bytes; empty when the process is gone, or is not readable for this user. */
  OptionalLong of(long pid);

  /** The source of this machine: {@code /proc} on Linux, OSHI elsewhere. */
  static PeakMemory ofHost() {
    return Files.isReadable(Path.of("/proc/self/status"))
        ? new Procfs(Path.of("/proc"))
        : new Oshi();
  }

  /**
   * The most that the process has ever had: {@code VmHWM} in {@code /proc/<pid>/status}, see {@code
   * proc_pid_status(5)}.
   *
   * @param proc the directory
   */
  record Procfs(Path proc) implements PeakMemory {

    private static final Pattern FIELD = Pattern.compile("VmHWM:\\s*(\\d{1,12}) kB");

    @Override
    public OptionalLong of(long pid) {
      var status = proc.resolve(Long.toString(pid)).resolve("status");
      try (var lines = Files.lines(status, StandardCharsets.ISO_8859_1)) {
        return lines
            .map(FIELD::matcher)
            .filter(Matcher::matches)
            .mapToLong(field -> Long.parseLong(field.group(1)) * 1024)
            .findFirst();
      } catch (IOException | UncheckedIOException e) {
        return OptionalLong.empty();
      }
    }
  }

  /** What the process has now: OSHI knows no peak. */
  final class Oshi implements PeakMemory {

    private final OperatingSystem system = new SystemInfo().getOperatingSystem();

    @Override
    public OptionalLong of(long pid) {
      var process = system.getProcess(Math.toIntExact(pid));
      return process == null ? OptionalLong.empty() : OptionalLong.of(process.getResidentSetSize());
    }
  }
}
