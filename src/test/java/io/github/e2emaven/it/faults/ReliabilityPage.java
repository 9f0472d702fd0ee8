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

      Each line is a fault that was caused in real builds with real servers, tests and PostgreSQL.
      *Leaks* are processes (zombies apart), databases, ledgers, shared memory and temporary
      directories of the run that were still there when the patience ended. *Clean* is the time from
      the fault until the last of them was gone; where the build goes on, from Maven's end, so that
      0.0 s says that nothing was left when Maven ended. A fault that the machine did not allow was
      caused 0 times.

      The program `src/test/java/io/github/e2emaven/it/faults/FaultSuite.java` writes this page:

      ```sh
      mvn verify -P-matrix -DskipUnitTests=true -Dit.project=faults/pom.xml -Dfaults.only=. -Dfaults.times=%d -Dfaults.table=docs/reliability.md
      ```

      Last written %s: Java %s, Linux %s, %d processors.

      | Fault | Times caused | Wrong verdicts | Leaks found | Clean after: median | longest |
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
