package io.github.e2emaven.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a build that runs now could leave behind, and whether it has. */
final class Remains {

  private static final Pattern RUN = Pattern.compile("; run ([a-z0-9]+),");

  private final Path cache;
  private final Build build;
  private final ItPostgres external;
  private final Set<String> seen = new HashSet<>();

  /**
   * Notes what there is at this moment.
   *
   * @param external a server of somebody else
   */
  Remains(Path cache, Build build, ItPostgres external) throws IOException {
    this.cache = cache;
    this.build = build;
    this.external = external;
    seen.addAll(members());
  }

  /** How many processes have been seen. */
  int seen() {
    return seen.size();
  }

  boolean areGone() {
    return remains().isEmpty();
  }

  /** For the message of a failure. */
  @Override
  public String toString() {
    return "remains " + remains();
  }

  private List<String> remains() {
    var remains = new ArrayList<String>();
    var members = members();
    seen.addAll(members);
    remains.addAll(members);
    alive().filter(seen::contains).forEach(remains::add);
    Guardians.of(cache).forEach(guardian -> remains.add("guardian " + guardian));
    Stream.of(Path.of("/dev/shm"), Path.of("/tmp"), cache.resolve("ledgers"))
        .flatMap(directory -> filesOfRun(directory).stream())
        .forEach(remains::add);
    remains.addAll(databases());
    return remains;
  }

  /** Of the run, by id in environment or command line; backends by their descent only. */
  private Set<String> members() {
    var run = run();
    return run.isEmpty()
        ? Set.of()
        : Processes.all()
            .filter(process -> Processes.mentions(process, run))
            .map(Processes::identity)
            .collect(Collectors.toSet());
  }

  private static Stream<String> alive() {
    return Processes.all().map(Processes::identity);
  }

  private List<String> filesOfRun(Path directory) {
    var run = run();
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (var files = Files.list(directory)) {
      return files
          .map(Path::toString)
          .filter(file -> !run.isEmpty() && file.contains(run))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> databases() {
    try {
      return external.query(
          "select datname from pg_database where datname like 'e2e\\_" + run() + "\\_%'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The run's id, empty before the build has said it. */
  String run() {
    try {
      var found = RUN.matcher(build.console());
      return found.find() ? found.group(1) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
