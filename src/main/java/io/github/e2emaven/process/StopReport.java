package io.github.e2emaven.process;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How a unit was stopped.
 *
 * @param rung the last rung of the ladder that was needed
 * @param ended every process that existed when the stop began or appeared during it
 * @param killed those of them that got SIGKILL
 * @param survivors those of them that still run
 */
public record StopReport(
    Rung rung, List<Stopped> ended, List<Stopped> killed, List<Stopped> survivors) {

  /** The rungs of the stop ladder. */
  public enum Rung {
    /** There was no process. */
    NONE,
    /** SIGTERM was enough. */
    TERM,
    /** SIGKILL was needed. */
    KILL,
    /** A process survived SIGKILL. */
    SURVIVORS
  }

  /**
   * A process that was stopped.
   *
   * @param id pid and start time
   * @param commandLine its start and end; may be empty
   */
  public record Stopped(ProcessId id, String commandLine) {
    /** For messages: {@code 4711 (java -jar server.jar)}. */
    @Override
    public String toString() {
      return id.pid() + " (" + commandLine + ")";
    }
  }

  public StopReport {
    ended = List.copyOf(ended);
    killed = List.copyOf(killed);
    survivors = List.copyOf(survivors);
  }

  /** Whether no process remains. */
  public boolean isClean() {
    return survivors.isEmpty();
  }

  /** For messages: the rung and the processes that needed it. */
  @Override
  public String toString() {
    return switch (rung) {
      case NONE -> "nothing to stop";
      case TERM -> "stopped by SIGTERM: " + listed(ended);
      case KILL -> "had to be killed: " + listed(killed);
      case SURVIVORS -> "still running after SIGKILL: " + listed(survivors);
    };
  }

  private static String listed(List<Stopped> processes) {
    return processes.stream().map(Stopped::toString).collect(Collectors.joining(", "));
  }
}
