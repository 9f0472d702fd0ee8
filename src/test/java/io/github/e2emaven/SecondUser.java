package io.github.e2emaven;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Another user of this machine, {@code nobody}; only root can act as two users. */
public final class SecondUser {

  /** The user id. */
  public static final int ID = 65534;

  private static final List<String> BECOME =
      List.of("setpriv", "--reuid=" + ID, "--regid=" + ID, "--clear-groups");

  private SecondUser() {}

  /** Skips the test where this user cannot act as another one. */
  public static void assumePossible() {
    boolean possible;
    try {
      possible = run("true") == 0;
    } catch (IOException e) {
      possible = false;
    }
    assumeTrue(possible, "only root, with setpriv, can act as another user");
  }

  /** Gives a file, not what a link points to, to the second user. */
  public static Path owns(Path path) throws IOException {
    return Files.setAttribute(path, "unix:uid", ID, LinkOption.NOFOLLOW_LINKS);
  }

  /** Runs a command as the second user and returns its exit code. */
  public static int run(String... command) throws IOException {
    var process = new ProcessBuilder(Stream.concat(BECOME.stream(), Stream.of(command)).toList());
    try {
      var started = process.inheritIO().start();
      if (started.waitFor(60, TimeUnit.SECONDS)) {
        return started.exitValue();
      }
      started.destroyForcibly();
      throw new AssertionError("still running: " + String.join(" ", command));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
