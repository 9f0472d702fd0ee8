package io.github.e2emaven.it;

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

  private ItMachine(Path project, Path home, File repository) {
    this.project = project;
    this.home = home;
    this.repository = repository;
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
    return new ItMachine(basedir.toPath(), home, repository);
  }

  /** Whether this build is root's, who can become another user, on a system where he has none. */
  public boolean canBecome(int uid) {
    var become = new ArrayList<>(user(uid));
    become.addAll(List.of("test", "-r", repository.toString()));
    return Build.succeeds(become);
  }

  /** A new directory of this user for temporary files. */
  public Path temporary(int uid) throws IOException {
    var temporary = Files.createTempDirectory(home, "t");
    Build.run("chown", uid + ":" + uid, temporary.toString());
    return temporary;
  }

  /**
   * Builds a copy of the project to its end.
   *
   * @param name of the copy's directory
   * @param uid of the user, who need not have an account
   * @param shell what a shell does first, such as {@code umask 077}
   * @return the console
   */
  public String verify(String name, int uid, String shell, List<String> options)
      throws IOException {
    var copy = Files.createDirectory(home.resolve(name));
    Build.run("cp", "-a", project + "/pom.xml", project + "/src", copy.toString());
    Build.run("chown", "-R", uid + ":" + uid, copy.toString());
    var command = new ArrayList<>(user(uid));
    command.addAll(List.of("sh", "-c", shell + "; exec \"$0\" \"$@\""));
    command.add(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString());
    command.add("verify");
    command.addAll(options);
    command.addAll(Build.offlineWith(repository));
    try (var build = Build.start(copy, command)) {
      build.await("still building", () -> !build.isAlive(), PATIENCE);
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
