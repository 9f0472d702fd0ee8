package io.github.e2emaven.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a build that runs now could leave behind: each call looks for new processes of its run, and
 * tells what there is at this moment.
 */
public final class Remains {

  private static final Pattern RUN = Pattern.compile("; run ([a-z0-9]+)\\s");

  /** One that was never sealed; the next one that builds it drops it, but it is ours to drop. */
  private static final String HALF_A_TEMPLATE = "'e2e\\_tpl\\_%' and not datistemplate";

  private final Path cache;
  private final Build build;
  private final ItPostgres external;
  private final Map<String, String> seen = new HashMap<>();
  private final Segments segments = new Segments();

  /**
   * The remains of a build.
   *
   * @param cache the plugin's cache directory, of this build alone or of others too
   * @param external an external server
   */
  public Remains(Path cache, Build build, ItPostgres external) {
    this.cache = cache;
    this.build = build;
    this.external = external;
  }

  /** How many processes of the run have been seen. */
  public int seen() {
    return seen.size();
  }

  /** Processes, directories, shared memory, ledgers and databases of the run. */
  public List<String> list() {
    if (run().isEmpty()) {
      return List.of();
    }
    var list = new ArrayList<>(processes());
    Guardians.of(cache).forEach(guardian -> list.add("guardian " + guardian));
    Stream.of("/dev/shm", "/tmp", "/var/tmp", cache.toString(), cache + "/ledgers")
        .flatMap(directory -> filesOfRun(Path.of(directory)).stream())
        .forEach(list::add);
    list.addAll(databases());
    list.addAll(attachments());
    return list.isEmpty() ? segments.left() : list;
  }

  /** Kills the processes of the run that are there now. */
  public void killProcesses() {
    processes();
    Processes.all()
        .filter(this::isKnown)
        .forEach(process -> Build.kill("KILL", Long.toString(Processes.pid(process))));
  }

  /** Of the run by environment or command line, and all that descend from these. */
  private List<String> processes() {
    var all = Processes.all().toList();
    var members = new HashSet<Path>();
    for (var process : all) {
      if (!isKnown(process) && Processes.mentions(process, run())) {
        members.add(process);
      }
    }
    while (members.addAll(childrenOf(members, all))) {}
    members.forEach(this::note);
    return all.stream().map(Remains::identity).filter(seen::containsKey).map(seen::get).toList();
  }

  private Set<Path> childrenOf(Set<Path> parents, List<Path> all) {
    var pids =
        Stream.concat(parents.stream(), all.stream().filter(this::isKnown))
            .map(Processes::pid)
            .collect(Collectors.toSet());
    return all.stream()
        .filter(process -> pids.contains(Processes.parent(process)) && !isKnown(process))
        .collect(Collectors.toSet());
  }

  private void note(Path process) {
    var identity = identity(process);
    if (!identity.isEmpty()) { // it has not ended meanwhile
      seen.put(identity, process.getFileName() + " " + Processes.command(process));
      segments.see(process);
    }
  }

  private boolean isKnown(Path process) {
    return seen.containsKey(identity(process));
  }

  private static String identity(Path process) {
    return Processes.identity(process);
  }

  /** What a JVM leaves that is killed after a request for a thread dump. */
  private List<String> attachments() {
    return seen.keySet().stream()
        .map(identity -> Path.of("/tmp/.java_pid" + identity.substring(0, identity.indexOf('@'))))
        .filter(Files::exists)
        .map(Path::toString)
        .toList();
  }

  private List<String> filesOfRun(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (var files = Files.list(directory)) {
      return files.map(Path::toString).filter(file -> file.contains(run())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> databases() {
    try {
      return external.query(
          "select datname from pg_database where datname like 'e2e\\_%s\\_%%' or datname like %s"
              .formatted(run(), HALF_A_TEMPLATE));
    } catch (SQLException e) {
      return List.of("unknown databases: " + e.getMessage());
    }
  }

  /** The run's id, empty before the build has said it. */
  public String run() {
    var found = RUN.matcher(build.console());
    return found.find() ? found.group(1) : "";
  }
}
