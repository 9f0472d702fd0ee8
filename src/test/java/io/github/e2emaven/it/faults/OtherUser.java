package io.github.e2emaven.it.faults;

import io.github.e2emaven.it.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The account {@code nobody}, with a project of its own.
 *
 * @param home his directory
 */
record OtherUser(Path home) implements AutoCloseable {

  /** Its user and group id. */
  static final String ID = "65534";

  private static final List<String> BECOME =
      List.of("setpriv", "--reuid=" + ID, "--regid=" + ID, "--clear-groups");

  /**
   * Makes the project.
   *
   * @throws NotPossible where we cannot be two users, or he cannot reach what a build needs
   */
  static OtherUser with(Path project, Path repository) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    if (!succeeds("test", "-x", repository.toString()) || !succeeds(java, "-version")) {
      throw new NotPossible("the account nobody cannot build: not root, or files out of reach");
    }
    var home = Files.createTempDirectory(Path.of("/var/tmp"), "e2e-nobody");
    Build.run("cp", "-a", project + "/pom.xml", project + "/src", home.toString());
    Build.run("chown", "-R", ID + ":" + ID, home.toString());
    return new OtherUser(home);
  }

  /** Starts {@code mvn verify} in his project; his plugin cannot keep its files where ours does. */
  Build start(Scene scene, String... options) throws IOException {
    return start(scene, List.of(), options);
  }

  private Build start(Scene scene, List<String> words, String... options) throws IOException {
    var prefix =
        Stream.of(BECOME, words, List.of("env", "HOME=" + home)).flatMap(List::stream).toList();
    var own =
        List.of("verify", "-Duser.home=" + home, "-De2e.cacheDirectory=" + home.resolve("cache"));
    return scene.startWithin(
        prefix, home, Stream.concat(own.stream(), Stream.of(options)).toList());
  }

  /**
   * Starts it with a limit of processes and threads that the machine counts for each user. At some
   * limits, a test JVM hangs.
   */
  Build startLimited(Scene scene, int limit) throws IOException {
    return start(
        scene, List.of("prlimit", "--nproc=" + limit), "-Dit.workers=1", "-De2e.timeout=30");
  }

  private static boolean succeeds(String... command) {
    return succeeds(List.of(command));
  }

  /** Whether there is such a program and it ends well as this user. */
  static boolean succeeds(List<String> command) {
    return Build.succeeds(Stream.concat(BECOME.stream(), command.stream()).toList());
  }

  @Override
  public void close() {
    Build.run("rm", "-rf", home.toString());
  }
}
