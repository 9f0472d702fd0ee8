package io.github.e2emaven.ledger;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Whose ledger it is.
 *
 * @param runId the run
 * @param version of the plugin that wrote the ledger
 * @param pid process id of Maven
 * @param start start time of that process, in the unit of the caller's process table
 * @param place where that pid means something
 */
public record RunOwner(String runId, String version, long pid, long start, Place place) {

  /** Refuses what a damaged line leaves out. */
  public RunOwner {
    Objects.requireNonNull(runId);
    Objects.requireNonNull(place);
  }

  /** Tells whether the process with this pid and start time still runs; false for a zombie. */
  @FunctionalInterface
  public interface Liveness {
    /** Asked only about processes of this host, boot and pid namespace. */
    boolean isAlive(long pid, long start);
  }

  /**
   * The scope of a pid.
   *
   * @param host host name
   * @param boot boot id of the kernel, empty where there is none
   * @param namespace pid namespace, empty where there is none
   * @param user who runs it: other users' processes may be invisible
   */
  public record Place(String host, String boot, String namespace, String user) {

    /** This JVM's. */
    public static Place here() {
      return new Place(
          hostName(), kernel("random/boot_id"), namespaceId(), System.getProperty("user.name", ""));
    }

    private static String hostName() {
      // A look-up by name may take seconds on a badly configured machine.
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
   * Whether it is certain that the owner has ended: it ran in the given place and is not alive. An
   * owner in another place is never proven dead.
   */
  public boolean isProvenDead(Place here, Liveness liveness) {
    return place.equals(here) && !liveness.isAlive(pid, start);
  }

  /**
   * Whether it ran before this machine was started: same host and user, another boot. Machines that
   * share both name and ledgers can be mistaken for each other, so this alone proves nothing.
   */
  public boolean isOfAnotherBoot(Place here) {
    return !place.boot().isEmpty()
        && !here.boot().isEmpty()
        && !place.boot().equals(here.boot())
        && place.host().equals(here.host())
        && place.user().equals(here.user());
  }
}
