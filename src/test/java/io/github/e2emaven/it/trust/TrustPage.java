package io.github.e2emaven.it.trust;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** {@code docs/trust.md}: how many cells were compared, and what differed. */
final class TrustPage {

  private static final String HEAD =
      """
      # Trust

      Each cell of a table is a small project, built twice: with the plugin, and with plain Failsafe,
      a JVM for each test class. The rule: **the same tests, each exactly once, each with the same
      result, and never a weaker verdict than plain Failsafe.** A build in which no test was executed
      must be red even where plain Failsafe is green. The table is the product of five factors: how the
      class `SubjectE2E` ends, the filter, the version of Failsafe, the retries, and the way to start
      Maven. Of its %d cells, the whole compares so many that each pair of values of two factors
      meets; each build of the plugin compares so many that each value occurs. The cells of
      the row `Maven 4` are built by the Maven 4 of the profile `matrix`, the others by the Maven that
      runs the suite. The Maven Daemon is not in the table: Maven Central has no distribution of it that
      a build could unpack.

      `src/test/java/io/github/e2emaven/it/trust/TrustSuite.java` generates this page:

      ```sh
      mvn verify -P-matrix -DskipUnitTests=true -Dit.project=trust/pom.xml -Dtrust.whole -Dtrust.table=docs/trust.md
      ```

      What an earlier invocation has compared is not built again, as long as plugin, projects, JDK and
      Maven are the same. Of other code, the page shows nothing.

      Last generated %s: Java %s, Linux %s, %d of %d cells.

      | | Cells | Weaker verdicts | Stricter verdicts | Other reports | Other executions |
      | --- | --- | --- | --- | --- | --- |
      """;

  private final List<Compared> compared;
  private final int wanted;

  /**
   * The page about a run.
   *
   * @param compared the cells that it compared
   * @param wanted how many it was to compare
   */
  TrustPage(List<Compared> compared, int wanted) {
    this.compared = List.copyOf(compared);
    this.wanted = wanted;
  }

  String text() {
    return head()
        + rows(Ending.values(), "`SubjectE2E`: %s", Ending::title, Cell::ending)
        + rows(Filter.values(), "`%s`", Filter::title, Cell::filter)
        + rows(Cell.FAILSAFES.toArray(String[]::new), "Failsafe %s", it -> it, Cell::failsafe)
        + rows(Retries.values(), "`%s`", Retries::title, Cell::retries)
        + rows(Way.values(), "`%s`", Way::title, Cell::way)
        + differences();
  }

  private String head() {
    return HEAD.formatted(
        CellTable.product().count(),
        LocalDate.now(ZoneId.systemDefault()),
        System.getProperty("java.version"),
        System.getProperty("os.version"),
        compared.size(),
        wanted);
  }

  private <T> String rows(
      T[] values, String form, Function<T, String> title, Function<Cell, T> factor) {
    return Stream.of(values)
        .map(
            value ->
                row(
                    form.formatted(title.apply(value).replace("|", "\\|")),
                    compared.stream().filter(it -> factor.apply(it.cell()).equals(value)).toList()))
        .collect(joining());
  }

  private static String row(String title, List<Compared> cells) {
    return "| %s | %d | %s |%n"
        .formatted(
            title,
            cells.size(),
            Stream.of(Difference.Kind.values())
                .map(kind -> Long.toString(count(cells, kind)))
                .collect(joining(" | ")));
  }

  /** Cells, not differences. */
  private static long count(List<Compared> cells, Difference.Kind kind) {
    return cells.stream()
        .filter(cell -> cell.differences().stream().anyMatch(it -> it.kind() == kind))
        .count();
  }

  private String differences() {
    var wrong = compared.stream().filter(cell -> !cell.differences().isEmpty()).toList();
    return wrong.isEmpty()
        ? ""
        : wrong.stream()
            .map(cell -> "- %s: %s%n".formatted(cell.cell(), cell.differences()))
            .collect(joining("", "\n## Differences\n\n", ""));
  }
}
