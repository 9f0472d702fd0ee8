package io.github.e2emaven.it;

import static java.util.stream.Collectors.toSet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Shared memory of processes that have been seen: PostgreSQL's POSIX segments by what they map,
 * System V segments by who made them ({@code proc_sysvipc(5)}), unless they were there before: an
 * old one's maker has ended, and any process may have his number now.
 */
final class Segments {

  private static final Pattern POSIX = Pattern.compile("/dev/shm/PostgreSQL\\.\\d+");

  private final Set<Path> files = new HashSet<>();
  private final Set<String> creators = new HashSet<>();
  private final Set<String> before = systemV().map(segment -> segment[1]).collect(toSet());

  void see(Path process) {
    creators.add(process.getFileName().toString());
    POSIX
        .matcher(Processes.text(process, "maps"))
        .results()
        .forEach(found -> files.add(Path.of(found.group())));
  }

  List<String> left() {
    var left = new ArrayList<String>();
    files.stream().filter(Segments::isOrphan).map(Path::toString).forEach(left::add);
    systemV()
        .filter(segment -> !before.contains(segment[1]) && creators.contains(segment[4]))
        .forEach(it -> left.add("shm " + it[1]));
    return left;
  }

  // A backend of an external server, named after our database, maps that server's segments.
  private static boolean isOrphan(Path segment) {
    return Files.exists(segment)
        && Processes.all().noneMatch(it -> Processes.text(it, "maps").contains(segment + "\n"));
  }

  // Columns: key shmid perms size cpid lpid nattch ...
  private static Stream<String[]> systemV() {
    return Build.read(Path.of("/proc/sysvipc/shm"))
        .lines()
        .skip(1)
        .map(line -> line.strip().split(" +"));
  }
}
