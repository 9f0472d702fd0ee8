package io.github.e2emaven.it;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Copies of a project that are built in the circumstances of another machine. */
public final class ItMachine implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Path project;
  private final Path home;
  private final File repository;
  private final List<String> prefix;

  private ItMachine(Path project, Path home, File repository, List<String> prefix) {
    this.project = project;
    this.home = home;
    this.repository = repository;
    this.prefix = prefix;
  }

  /**
   * A machine with a directory of its own.
   *
   * @param basedir the project, built before
   * @param repository holds all artifacts that its build needs
   */
  public static ItMachine of(File basedir, File repository) throws IOException {
    var home = Files.createTempDirectory(Path.of("/var/tmp"), "e2e-m");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new ItMachine(basedir.toPath(), home, repository, List.of());
  }

  /**
   * The same machine behind other words.
   *
   * @param words of a program that turns into the command that follows
   */
  public ItMachine within(List<String> words) {
    return new ItMachine(project, home, repository, words);
  }

  /**
   * In namespaces of its own, which a shell prepares.
   *
   * @param namespaces options of {@code unshare}
   * @param shell what the shell does there
   */
  public ItMachine unshared(List<String> namespaces, String shell) {
    var words = new ArrayList<>(List.of("unshare"));
    words.addAll(namespaces);
    words.addAll(List.of("sh", "-c", "(" + shell + ") && exec \"$0\" \"$@\""));
    return within(words);
  }

  /** Whether this user may do here what the words before a command do; says so if not. */
  public boolean isPossible(String what) {
    var command = new ArrayList<>(prefix);
    command.add("true");
    return said(what, Build.succeeds(command));
  }

  private static boolean said(String what, boolean possible) {
    if (!possible) {
      System.out.println("SKIPPED on this machine: " + what);
    }
    return possible;
  }

  /** A search path with all programs of this machine but some. */
  public Path programsWithout(String... missing) throws IOException {
    var bin = Files.createTempDirectory(home, "bin");
    Files.setPosixFilePermissions(bin, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (var directory : System.getenv("PATH").split(":", -1)) {
      link(Path.of(directory), bin, List.of(missing));
    }
    return bin;
  }

  private static void link(Path directory, Path bin, List<String> missing) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (var programs = Files.list(directory)) {
      for (var program : programs.toList()) {
        var link = bin.resolve(program.getFileName());
        if (!missing.contains(link.getFileName().toString())
            && !Files.exists(link, NOFOLLOW_LINKS)) {
          Files.createSymbolicLink(link, program);
        }
      }
    }
  }

  /** Whether this build is root's, who can become another user, on a system where he has none. */
  public boolean canBecome(int uid) {
    var become = new ArrayList<>(user(uid));
    become.addAll(List.of("test", "-r", repository.toString()));
    return said("a build of user id " + uid, Build.succeeds(become));
  }

  /** A new directory of this user for temporary files. */
  public Path temporary(int uid) throws IOException {
    var temporary = Files.createTempDirectory(home, "t");
    Build.run("chown", uid + ":" + uid, temporary.toString());
    return temporary;
  }

  /** A copy of the project, made at the first call with this name. */
  public Path project(String name) throws IOException {
    var copy = home.resolve(name);
    if (!Files.exists(copy)) {
      Files.createDirectory(copy);
      Build.run("cp", "-a", project + "/pom.xml", project + "/src", copy.toString());
    }
    return copy;
  }

  /**
   * Builds a copy of the project to its end, after which no process of its runs is left.
   *
   * @param name of the copy's directory
   * @param uid of the user, who need not have an account
   * @param shell what a shell does first, such as {@code umask 077}
   * @return the console
   */
  public String verify(String name, int uid, String shell, List<String> options)
      throws IOException {
    var copy = project(name);
    Build.run("chown", "-R", uid + ":" + uid, copy.toString());
    var command = new ArrayList<>(prefix);
    command.addAll(user(uid));
    command.addAll(List.of("sh", "-c", shell + "; exec \"$0\" \"$@\""));
    command.add(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString());
    command.add("verify");
    command.addAll(options);
    command.addAll(Build.offlineWith(repository));
    try (var build = Build.start(copy, command)) {
      build.await("still building", () -> !build.isAlive(), PATIENCE);
      ItRun.of(copy, build.console()).leavesNothing();
      return build.console();
    }
  }

  private static List<String> user(int uid) {
    return uid == 0
        ? List.of()
        : List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups");
  }

  @Override
  public void close() {
    Build.run("rm", "-rf", home.toString());
  }
}
