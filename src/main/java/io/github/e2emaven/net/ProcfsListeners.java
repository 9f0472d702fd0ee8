package io.github.e2emaven.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Matches the inodes of Linux's {@code /proc/net/tcp} and {@code tcp6} with {@code /proc/PID/fd}.
 */
final class ProcfsListeners implements PortListeners {

  /** A process may fork and exit while the others are read. */
  private static final int LOOKS = 2;

  private final Path proc;

  ProcfsListeners(Path proc) {
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

  /** Counts only a socket that listened before, between and after all looks. */
  @Override
  public Optional<String> hidden(int port) {
    var hidden = usersByInode(port);
    for (int look = 0; look < LOOKS && !hidden.isEmpty(); look++) {
      pids().stream().flatMap(this::sockets).forEach(hidden::remove);
      hidden.keySet().retainAll(usersByInode(port).keySet());
    }
    return hidden.values().stream().findFirst().map(user -> "user id " + user);
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
    return ListeningSocket.all(proc).stream()
        .collect(
            Collectors.toMap(ListeningSocket::name, ListeningSocket::port, (one, same) -> one));
  }

  private Map<String, String> usersByInode(int port) {
    return ListeningSocket.all(proc).stream()
        .filter(socket -> socket.port() == port)
        .collect(
            Collectors.toMap(ListeningSocket::name, ListeningSocket::user, (one, same) -> one));
  }

  private Set<Long> pids() {
    try (Stream<Path> files = Files.list(proc)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.chars().allMatch(c -> c >= '0' && c <= '9'))
          .map(Long::valueOf)
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + proc, e);
    }
  }

  /** Empty for a process that is gone, or is not readable for this user. */
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
