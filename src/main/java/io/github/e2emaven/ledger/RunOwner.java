package io.github.e2emaven.ledger;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The owner of a ledger: the Maven process of a run.
 *
 * @param runId the run
 * @param version of the plugin that wrote the ledger
 * @param pid process id of Maven
 * @param start start time of that process, in the unit of the caller's process table
 * @param place where the pid is valid
 */
public record RunOwner(String runId, String version, long pid, long start, Place place) {

  /** Throws {@link NullPointerException} for a damaged line without one of the values. */
  public RunOwner {
    Objects.requireNonNull(runId);
    Objects.requireNonNull(place);
  }

  /** Tells whether the process with this pid and start time still runs; false for a zombie. */
  @FunctionalInterface
  public interface Liveness {
    /** Called only for processes of this host, boot and pid namespace. */
    boolean isAlive(long pid, long start);
  }

  /**
   * The scope of a pid.
   *
   * @param host host name
   * @param boot boot id of the kernel, empty on systems without one
   * @param namespace pid namespace, empty on systems without one
   * @param user the user of the process: processes of other users may be invisible
   */
  public record Place(String host, String boot, String namespace, String user) {

    /** The place of this JVM. */
    public static Place here() {
      return new Place(
          hostName(), kernel("random/boot_id"), namespaceId(), System.getProperty("user.name", ""));
    }

    private static String hostName() {
      // A DNS look-up may take seconds on a badly configured machine.
      var name = kernel("hostname");
      try {
        return name.isEmpty() ? InetAddress.getLocalHost().getHostName() : name;
      } catch (UnknownHostException e) {
        return "localhost";
      }
    }

    private static String kernel(String setting) {
      try {
        var lines = Files.readAllLines(Path.of("/proc/sys/kernel").resolve(setting));
        return lines.isEmpty() ? "" : lines.get(0).strip();
      } catch (IOException e) {
        return "";
      }
    }

    private static String namespaceId() {
      try {
        return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
      } catch (IOException | UnsupportedOperationException e) {
        return "";
      }
    }
  }

  /**
   * Whether the owner is certainly dead: it ran in the given place and is not alive. An owner in
   * another place is never proven dead.
   */
  public boolean isProvenDead(Place here, Liveness liveness) {
    return place.equals(here) && !liveness.isAlive(pid, start);
  }

  /**
   * Whether the owner ran before this machine was booted: same host and user, another boot. Two
   * machines may share their name and their ledgers, so this alone proves nothing.
   */
  public boolean isOfAnotherBoot(Place here) {
    return !place.boot().isEmpty()
        && !here.boot().isEmpty()
        && !place.boot().equals(here.boot())
        && place.host().equals(here.host())
        && place.user().equals(here.user());
  }
}
