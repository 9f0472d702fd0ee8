package io.github.e2emaven.watch;

import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.postgres.SessionDump;
import io.github.e2emaven.process.ProcessId;
import io.github.e2emaven.process.ProcessStarter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a hung stack does: thread dumps of its JVMs, the database's sessions, the hung frame. */
public final class HangDiagnostics {

  private static final String THREADS_SERVER = "threads-server.txt";
  private static final String THREADS_TEST = "threads-test.txt";
  private static final String DATABASE = "database.txt";
  private static final Pattern JAVA = Pattern.compile("(\\S*/)?java(\\s.*|$)");

  private final StackAddress stack;
  private final ThreadDump dumps;

  /** Of one stack; {@code starter} starts {@code jcmd}. */
  public HangDiagnostics(StackAddress stack, ProcessStarter starter) {
    this.stack = stack;
    this.dumps = new ThreadDump(starter);
  }

  /**
   * Writes {@code threads-server.txt}, {@code threads-test.txt} and {@code database.txt} into the
   * attempt's directory.
   *
   * @param server pid of the server's leader, 0 for none
   * @param members all processes of the stack
   * @return the stack frame of the test class that hangs, if one is found
   */
  public Optional<String> collect(long server, Set<ProcessId> members) {
    var tests = file(THREADS_TEST);
    if (server != 0) { // to which jcmd asks every JVM
      dumps.write(server, file(THREADS_SERVER));
    }
    askDatabase(file(DATABASE));
    return members.stream()
        .filter(member -> member.pid() != server)
        .filter(member -> JAVA.matcher(member.commandLine()).matches())
        .filter(member -> dumps.write(member.pid(), tests))
        .flatMap(member -> frame(tests).stream())
        .findFirst();
  }

  /** What {@link #collect} may have written; the files may contain passwords. */
  public List<Path> files() {
    return List.of(file(THREADS_SERVER), file(THREADS_TEST), file(DATABASE));
  }

  private Path file(String name) {
    return stack.directory().path().resolve(name);
  }

  private void askDatabase(Path file) {
    var database = stack.database();
    if (database != null) {
      try {
        SessionDump.write(database, file);
      } catch (IOException e) {
        // A full disk: the ending of the attempt matters more.
      }
    }
  }

  /** The innermost frame of the test class: threads are listed with the main one first. */
  private Optional<String> frame(Path dump) {
    var own = Pattern.compile("at (" + Pattern.quote(stack.file().className()) + "[.$].*)");
    try (Stream<String> lines = Files.lines(dump, StandardCharsets.UTF_8)) {
      return lines
          .map(line -> own.matcher(line.strip()))
          .filter(Matcher::matches)
          .map(match -> match.group(1))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
