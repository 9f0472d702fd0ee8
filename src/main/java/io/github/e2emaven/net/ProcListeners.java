package io.github.e2emaven.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Linux: the inodes of {@code /proc/net/tcp} and {@code tcp6} against {@code /proc/PID/fd}. */
final class ProcListeners implements Listeners {

  private static final String LISTEN = "0A";

  private final Path proc;

  ProcListeners(Path proc) {
    this.proc = proc;
  }

  @Override
  public boolean isTaken(int port) {
    return portsByInode().containsValue(port);
  }

  @Override
  public Set<Long> of(int port) {
    return of(port, pids());
  }

  @Override
  public Set<Long> of(int port, Set<Long> candidates) {
    var inodes = portsByInode();
    inodes.values().removeIf(other -> other != port);
    return inodes.isEmpty()
        ? Set.of()
        : candidates.stream()
            .filter(pid -> sockets(pid).anyMatch(inodes::containsKey))
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Set<Integer> ports(Set<Long> pids) {
    var ports = portsByInode();
    return pids.stream()
        .flatMap(this::sockets)
        .filter(ports::containsKey)
        .map(ports::get)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Map<String, Integer> portsByInode() {
    var ports = new HashMap<String, Integer>();
    addListening(proc.resolve("net/tcp"), ports);
    addListening(proc.resolve("net/tcp6"), ports);
    return ports;
  }

  /** Columns as {@code proc_net(5)} describes them: local address 1, state 3, inode 9. */
  private static void addListening(Path table, Map<String, Integer> ports) {
    try {
      for (var line : Files.readAllLines(table, StandardCharsets.US_ASCII)) {
        var columns = line.strip().split("\\s+", -1);
        if (columns.length > 9 && columns[3].equals(LISTEN)) {
          var address = columns[1];
          var port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
          ports.put("socket:[" + columns[9] + "]", port);
        }
      }
    } catch (IOException e) {
      // A kernel without IPv6 has no tcp6.
    }
  }

  private Set<Long> pids() {
    try (Stream<Path> files = Files.list(proc)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.chars().allMatch(c -> c >= '0' && c <= '9'))
          .map(Long::valueOf)
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + proc, e);
    }
  }

  /** Nothing for a process that is gone, or is not ours to look into. */
  private Stream<String> sockets(long pid) {
    var found = new HashSet<String>();
    try (Stream<Path> files = Files.list(proc.resolve(Long.toString(pid)).resolve("fd"))) {
      files.forEach(file -> addSocket(file, found));
    } catch (IOException | UncheckedIOException e) {
      return found.stream();
    }
    return found.stream();
  }

  private static void addSocket(Path file, Set<String> sockets) {
    try {
      var target = Files.readSymbolicLink(file).toString();
      if (target.startsWith("socket:")) {
        sockets.add(target);
      }
    } catch (IOException e) {
      // Closed in between.
    }
  }
}
