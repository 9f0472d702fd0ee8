package io.github.e2emaven.it.faults;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code docs/reliability.md}: what was caused how often, and what was left. */
final class ReliabilityPage {

  private static final String HEAD =
      """
      # Reliability

      Each row is a fault injected into real builds with real servers, tests and PostgreSQL.
      *Leaks* are processes (except zombies), databases, ledgers, shared memory and temporary
      directories of the run that still existed when the time limit expired. *Clean after* is the
      time from the fault until the last of them was gone. If the build continues after the fault,
      it is measured from Maven's exit, so that 0.0 s means that nothing was left when Maven exited.
      A fault that the machine does not support was injected 0 times.

      `src/test/java/io/github/e2emaven/it/faults/FaultSuite.java` generates this page:

      ```sh
      mvn verify -P-matrix -DskipUnitTests=true -Dit.project=faults/pom.xml -Dfaults.only=. -Dfaults.times=%d -Dfaults.table=docs/reliability.md
      ```

      Last generated %s: Java %s, Linux %s, %d processors.

      | Fault | Injected | Wrong verdicts | Leaks | Clean after (median) | (longest) |
      | --- | --- | --- | --- | --- | --- |
      """;

  private final List<Fault> faults;
  private final List<Played> played;

  /**
   * The page about some playings.
   *
   * @param faults a row each, in this order
   */
  ReliabilityPage(List<Fault> faults, List<Played> played) {
    this.faults = List.copyOf(faults);
    this.played = List.copyOf(played);
  }

  String text() {
    return head() + faults.stream().map(this::row).collect(Collectors.joining());
  }

  private String head() {
    return HEAD.formatted(
        Integer.getInteger("faults.times", 1),
        LocalDate.now(ZoneId.systemDefault()),
        System.getProperty("java.version"),
        System.getProperty("os.version"),
        Runtime.getRuntime().availableProcessors());
  }

  private String row(Fault fault) {
    var mine = played.stream().filter(one -> one.fault().equals(fault)).toList();
    if (mine.isEmpty()) {
      return "| %s | 0 | | | | |%n".formatted(fault.title());
    }
    var seconds = mine.stream().mapToDouble(Played::seconds).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %d | %.1f s | %.1f s |%n",
        fault.title(),
        mine.size(),
        mine.stream().filter(one -> one.problem().isPresent()).count(),
        mine.stream().mapToInt(one -> one.leaks().size()).sum(),
        seconds[seconds.length / 2],
        seconds[seconds.length - 1]);
  }
}
