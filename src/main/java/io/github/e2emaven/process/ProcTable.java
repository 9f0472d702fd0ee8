package io.github.e2emaven.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Linux: reads {@code /proc}, which is exact and costs about 15 ms of CPU for 500 processes. */
final class ProcTable implements ProcessTable {

  private final Path proc;

  ProcTable(Path proc) {
    this.proc = proc;
  }

  @Override
  public List<ProcessEntry> snapshot() {
    try (Stream<Path> files = Files.list(proc)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(ProcTable::isPid)
          .flatMap(name -> find(Long.parseLong(name)).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + proc, e);
    }
  }

  @Override
  public Optional<ProcessEntry> find(long pid) {
    return read(pid, "stat").map(stat -> ProcStat.parse(pid, stat).entry(cookie(pid)));
  }

  @Override
  public String commandLine(long pid) {
    return read(pid, "cmdline").map(line -> line.replace('\0', ' ').strip()).orElse("");
  }

  private String cookie(long pid) {
    var name = ProcessEntry.COOKIE + "=";
    var variables = read(pid, "environ").stream().flatMap(all -> Stream.of(all.split("\0", -1)));
    return variables
        .filter(variable -> variable.startsWith(name))
        .findFirst()
        .map(variable -> variable.substring(name.length()))
        .orElse("");
  }

  /** Empty when the process is gone, or is not ours to read. */
  private Optional<String> read(long pid, String file) {
    try {
      var bytes = Files.readAllBytes(proc.resolve(Long.toString(pid)).resolve(file));
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isPid(String name) {
    return name.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
