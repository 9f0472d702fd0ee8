package io.github.e2emaven.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A line of Linux's {@code /proc/net/tcp} or {@code tcp6}, {@code proc_net(5)}.
 *
 * @param name as {@code /proc/PID/fd} shows it: {@code socket:[inode]}
 * @param port on which it listens
 * @param user id of its owner
 */
record ListeningSocket(String name, int port, String user) {

  private static final String LISTEN = "0A";
  private static final int ADDRESS = 1;
  private static final int STATE = 3;
  private static final int USER = 7;
  private static final int INODE = 9;

  /** All listening sockets. */
  static List<ListeningSocket> all(Path proc) {
    return Stream.of("net/tcp", "net/tcp6").flatMap(table -> of(proc.resolve(table))).toList();
  }

  private static Stream<ListeningSocket> of(Path table) {
    try {
      return Files.readAllLines(table, StandardCharsets.US_ASCII).stream()
          .map(line -> line.strip().split("\\s+", -1))
          .filter(columns -> columns.length > INODE && columns[STATE].equals(LISTEN))
          .map(ListeningSocket::of);
    } catch (IOException e) {
      // A kernel without IPv6 has no tcp6.
      return Stream.of();
    }
  }

  private static ListeningSocket of(String[] columns) {
    var address = columns[ADDRESS];
    var port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
    return new ListeningSocket("socket:[" + columns[INODE] + "]", port, columns[USER]);
  }
}
