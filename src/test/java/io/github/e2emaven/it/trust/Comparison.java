package io.github.e2emaven.it.trust;

import static io.github.e2emaven.it.trust.Difference.Kind.OTHER_EXECUTION;
import static io.github.e2emaven.it.trust.Difference.Kind.OTHER_REPORT;
import static io.github.e2emaven.it.trust.Difference.Kind.STRICTER_VERDICT;
import static io.github.e2emaven.it.trust.Difference.Kind.WEAKER_VERDICT;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The rule: the same tests, each exactly once, each with the same result, and never a weaker
 * verdict than plain Failsafe.
 *
 * <p>Where plain Failsafe is red and has no report of a class, it has lost its tests: there the
 * plugin may tell more. It may also report as an error what plain Failsafe tells on the console
 * only. A build in which no test was executed must be red, whatever plain Failsafe says; and one in
 * which plain Failsafe is green although it has lost a test that began may be red.
 */
final class Comparison {

  private final Cell cell;
  private final CellResult failsafe;
  private final CellResult ours;

  Comparison(Cell cell, CellResult failsafe, CellResult ours) {
    this.cell = cell;
    this.failsafe = failsafe;
    this.ours = ours;
  }

  /** All that differs; empty when the rule is kept. */
  List<Difference> differences() {
    return Stream.of(verdict(), reports(), executions()).flatMap(identity()).toList();
  }

  private Stream<Difference> verdict() {
    if (ours.green() && !failsafe.green()) {
      return Stream.of(new Difference(WEAKER_VERDICT, "green, plain Failsafe is red"));
    }
    if (ours.green() && !ours.executedAny()) {
      return Stream.of(new Difference(WEAKER_VERDICT, "green, and no test was executed"));
    }
    return !ours.green() && failsafe.green() && failsafe.executedAny() && !hasLostTests()
        ? Stream.of(new Difference(STRICTER_VERDICT, "red, plain Failsafe is green"))
        : Stream.empty();
  }

  private Stream<Difference> reports() {
    return names(failsafe.cases(), ours.cases())
        .filter(name -> !isSame(name))
        .filter(name -> !tellsMore(name) && !isMerged(name))
        .map(
            name ->
                new Difference(
                    OTHER_REPORT,
                    "%s is %s, in plain Failsafe %s"
                        .formatted(name, results(ours, name), results(failsafe, name))));
  }

  /**
   * Plain Failsafe reports a test of a class that it runs again as often as it ran; a retry of ours
   * replaces the attempt before.
   */
  private boolean isSame(String name) {
    var reference = results(failsafe, name);
    var results = results(ours, name);
    return reference.equals(results)
        || (cell.retries() == Retries.OURS
            && reference.stream().distinct().toList().equals(results));
  }

  private static List<String> results(CellResult result, String name) {
    return result.cases().getOrDefault(name, List.of());
  }

  /** More tests of a method began than there are reports: plain Failsafe is green by mistake. */
  private boolean hasLostTests() {
    return failsafe.trace().stream()
        .map(test -> "it." + method(test))
        .anyMatch(method -> began(method) > reported(method));
  }

  private long began(String method) {
    return failsafe.trace().stream()
        .distinct()
        .filter(test -> method.equals("it." + method(test)))
        .count();
  }

  private long reported(String method) {
    return failsafe.cases().entrySet().stream()
        .filter(test -> test.getKey().startsWith(method))
        .mapToLong(test -> test.getValue().size())
        .sum();
  }

  /**
   * Failsafe 3.2 takes the dynamic tests of a method for runs of one test: one that passes makes
   * another one that fails a flake. A retry of ours reports each.
   */
  private boolean isMerged(String name) {
    int known = results(failsafe, name).size();
    return cell.retries() == Retries.OURS
        && known > 0
        && known < began(name)
        && results(ours, name).size() == began(name);
  }

  /** Of several tests of a method, the trace numbers each, and reports do in several ways. */
  private static String method(String test) {
    return test.replaceFirst(" .*", "");
  }

  /** An error that only the console tells, or a test that was lost. */
  private boolean tellsMore(String name) {
    var results = results(ours, name);
    return (!failsafe.green() || hasLostTests())
        && results(failsafe, name).isEmpty()
        && results.size() == 1
        && (results.contains("error") || (isLost(name) && isNoFalsePass(name)));
  }

  /** Plain Failsafe has no report of a test that it ran, or none of its class. */
  private boolean isLost(String name) {
    return failsafe.trace().contains(name.replace("it.", ""))
        || failsafe.cases().keySet().stream().noneMatch(other -> file(other).equals(file(name)));
  }

  private boolean isNoFalsePass(String name) {
    return !results(ours, name).contains("passed")
        || ours.trace().contains(name.replace("it.", ""));
  }

  /** The top-level class. */
  private static String file(String name) {
    return name.replaceFirst("[$#].*", "");
  }

  /** A retry repeats tests by intention, ours those of the whole class. */
  private Stream<Difference> executions() {
    if (cell.retries() != Retries.NONE) {
      return Stream.empty();
    }
    var reference = counts(failsafe);
    var counts = counts(ours);
    return names(reference, counts)
        .filter(test -> differs(reference.getOrDefault(test, 0L), counts.getOrDefault(test, 0L)))
        .map(
            test ->
                new Difference(
                    OTHER_EXECUTION,
                    "%s began %d times, in plain Failsafe %d times"
                        .formatted(
                            test,
                            counts.getOrDefault(test, 0L),
                            reference.getOrDefault(test, 0L))));
  }

  private boolean differs(long reference, long count) {
    boolean lost = !failsafe.green() && reference == 0 && count == 1;
    return reference != count && !lost;
  }

  private static Map<String, Long> counts(CellResult result) {
    return result.trace().stream().collect(groupingBy(identity(), TreeMap::new, counting()));
  }

  private static Stream<String> names(Map<String, ?> some, Map<String, ?> others) {
    var names = new TreeSet<>(some.keySet());
    names.addAll(others.keySet());
    return names.stream();
  }
}
